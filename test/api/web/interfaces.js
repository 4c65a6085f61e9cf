// The web's interfaces show as Web IDL says: enumerable members, a tag, the lengths, a new for constructors, errors for
// receivers of another kind.
var check = require("../check.js");

// Name: constructor's length, then each method's.
var INTERFACES = {
  Event: [1, { composedPath: 0, preventDefault: 0, initEvent: 1, stopPropagation: 0 }],
  EventTarget: [0, { addEventListener: 2, removeEventListener: 2, dispatchEvent: 1 }],
  AbortController: [0, { abort: 0 }],
  AbortSignal: [0, { throwIfAborted: 0 }],
  DOMException: [0, {}],
};

Object.keys(INTERFACES).forEach(function (name) {
  var Class = process[name];
  var length = INTERFACES[name][0];
  var methods = INTERFACES[name][1];
  check.equal(Class.length, length, name);
  check.equal(Class.name, name);
  check.throws(function () {
    Class("a", "b");
  }, TypeError);
  var tag = Object.getOwnPropertyDescriptor(Class.prototype, Symbol.toStringTag);
  check.deepEqual([tag.value, tag.writable, tag.enumerable], [name, false, false]);
  Object.keys(methods).forEach(function (method) {
    var property = Object.getOwnPropertyDescriptor(Class.prototype, method);
    check.ok(property.enumerable && property.writable && property.configurable, method);
    check.equal(property.value.length, methods[method], name + "." + method);
  });
  Object.getOwnPropertyNames(Class.prototype).forEach(function (member) {
    if (member === "constructor") return;
    var property = Object.getOwnPropertyDescriptor(Class.prototype, member);
    check.ok(property.enumerable, name + "." + member);
    [{}, undefined, null, process].forEach(function (receiver) {
      if (property.get) {
        check.throws(function () {
          property.get.call(receiver);
        }, TypeError);
      } else if (typeof property.value === "function") {
        check.throws(function () {
          property.value.call(receiver, "a", function () {});
        }, TypeError);
      }
    });
  });
});

check.deepEqual(
  [AbortSignal.abort.length, AbortSignal.timeout.length, AbortSignal.any.length],
  [0, 1, 1],
);
check.throws(function () {
  new AbortSignal();
}, TypeError);

// Events may have any name: "__proto__", "constructor", "", numbers.
var check = require("../check.js");

[
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "prototype",
  "length",
  "",
  "0",
  7,
  undefined,
  null,
  "with blank",
  "\u20ac",
].forEach(function (name) {
  var emitter = new node.EventEmitter();
  check.equal(emitter.emit(name, []), false, name);
  check.deepEqual(emitter.listeners(name), []);
  emitter.addListener(
    name,
    check.mustCall(function (a) {
      check.equal(a, 1);
    }),
  );
  check.equal(emitter.emit(name, [1]), true, name);
  check.equal(emitter.listeners(name).length, 1);
  emitter.listeners(name).pop();
  check.equal(emitter.emit(name, []), false, name);
});
check.equal({}.polluted, undefined);

// Each class of the web has the members, lengths and receivers that the standards give it, as its own, and no others; functions
// are no constructors.
var check = require("../check.js");

// Name: [length, base (null: none; undefined: whatever it is), attributes, those that can be set, methods with their lengths, static ones].
var CLASSES = {
  URL: [
    1,
    null,
    "origin searchParams",
    "href protocol username password host hostname port pathname search hash",
    { toString: 0, toJSON: 0 },
    { canParse: 1, parse: 1 },
  ],
  URLSearchParams: [
    0,
    null,
    "size",
    "",
    {
      append: 2,
      delete: 1,
      get: 1,
      getAll: 1,
      has: 1,
      set: 2,
      sort: 0,
      toString: 0,
      entries: 0,
      keys: 0,
      values: 0,
      forEach: 1,
    },
    {},
  ],
  TextEncoder: [0, null, "encoding", "", { encode: 0, encodeInto: 2 }, {}],
  TextDecoder: [0, null, "encoding fatal ignoreBOM", "", { decode: 0 }, {}],
  EventTarget: [
    0,
    null,
    "",
    "",
    { addEventListener: 2, removeEventListener: 2, dispatchEvent: 1 },
    {},
  ],
  CustomEvent: [1, "Event", "detail", "", { initCustomEvent: 1 }, {}],
  CloseEvent: [1, "Event", "wasClean code reason", "", {}, {}],
  AbortController: [0, null, "signal", "", { abort: 0 }, {}],
  MessageChannel: [0, null, "port1 port2", "", {}, {}],
  MessagePort: [
    0,
    "EventTarget",
    "",
    "onmessage onmessageerror onclose",
    { postMessage: 1, start: 0, close: 0 },
    {},
  ],
  AbortSignal: [
    0,
    "EventTarget",
    "aborted reason",
    "onabort",
    { throwIfAborted: 0 },
    { abort: 0, timeout: 1, any: 1 },
  ],
  Headers: [
    0,
    null,
    "",
    "",
    {
      append: 2,
      delete: 1,
      get: 1,
      getSetCookie: 0,
      has: 1,
      set: 2,
      forEach: 1,
      entries: 0,
      keys: 0,
      values: 0,
    },
    {},
  ],
  Response: [
    0,
    undefined,
    "type url redirected status ok statusText headers body bodyUsed",
    "",
    { clone: 0, arrayBuffer: 0, json: 0, text: 0, bytes: 0 },
    { error: 0, redirect: 1, json: 1 },
  ],
  Request: [
    1,
    undefined,
    "method url headers signal redirect body bodyUsed",
    "",
    { clone: 0, arrayBuffer: 0, json: 0, text: 0, bytes: 0 },
    {},
  ],
};
var descriptor = Object.getOwnPropertyDescriptor;

function words(text) {
  return text.split(" ").filter(Boolean);
}

// What a member answers to a receiver of another kind: a TypeError, thrown or of its promise.
function refuses(name, f, args) {
  [{}, undefined, null, 1].forEach(function (receiver) {
    try {
      var answer = f.apply(receiver, args);
    } catch (error) {
      return check.ok(error instanceof TypeError, name);
    }
    check.ok(answer instanceof Promise, name);
    answer.then(
      () => check.ok(false, name),
      check.mustCall((error) => check.ok(error instanceof TypeError, name)),
    );
  });
}

function checkAttribute(name, property, isSettable) {
  var { get, set, enumerable, configurable } = property;
  check.deepEqual([enumerable, configurable, get.length], [true, true, 0], name);
  check.equal(set === undefined ? 0 : set.length, isSettable ? 1 : 0, name);
  refuses(name, get, []);
  if (set) refuses(name, set, ["1"]);
}

function checkMethod(name, property, length) {
  var { value, enumerable, configurable, writable } = property;
  check.deepEqual([enumerable, configurable, writable], [true, true, true], name);
  check.equal(value.length, length, name);
  check.ok(!("prototype" in value), name);
}

Object.keys(CLASSES).forEach(function (name) {
  var [length, base, fixed, settable, methods, statics] = CLASSES[name];
  var Class = process[name];
  check.deepEqual([Class.name, Class.length], [name, length]);
  if (base !== undefined) {
    check.equal(Object.getPrototypeOf(Class), base ? process[base] : Function.prototype, name);
    var above = base ? process[base].prototype : Object.prototype;
    check.equal(Object.getPrototypeOf(Class.prototype), above, name);
  }
  var own = Object.getOwnPropertyNames(Class.prototype).filter((each) => each !== "constructor");
  var all = words(fixed).concat(words(settable), Object.keys(methods));
  check.deepEqual(own.sort(), all.sort(), name);
  var ofClass = Object.getOwnPropertyNames(Class);
  ofClass = ofClass.filter((each) => !["length", "name", "prototype"].includes(each));
  check.deepEqual(ofClass.sort(), Object.keys(statics).sort(), name);
  words(fixed + " " + settable).forEach(function (each) {
    var isSettable = words(settable).includes(each);
    checkAttribute(name + "." + each, descriptor(Class.prototype, each), isSettable);
  });
  Object.keys(methods).forEach(function (each) {
    var property = descriptor(Class.prototype, each);
    checkMethod(name + "." + each, property, methods[each]);
    refuses(name + "." + each, property.value, [function () {}, 2]);
  });
  Object.keys(statics).forEach(function (each) {
    checkMethod(name + "." + each, descriptor(Class, each), statics[each]);
  });
});

["atob", "btoa", "fetch", "queueMicrotask", "structuredClone"].forEach(function (name) {
  check.deepEqual([process[name].name, process[name].length], [name, 1]);
  check.ok(!("prototype" in process[name]), name);
});

var METHODS =
  "assert clear count countReset debug dir dirxml error group groupCollapsed groupEnd info log table " +
  "time timeEnd timeLog trace warn";
check.equal(Object.prototype.toString.call(console), "[object console]");
METHODS.split(" ").forEach(function (name) {
  check.equal(console[name].name, name);
  check.ok(!("prototype" in console[name]), name);
});

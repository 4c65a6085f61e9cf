// Each name of the web's vocabulary is global, is met by no for-in, and gives way to what a program assigns.
var check = require("../check.js");
var NAMES = (
  "DOMException Event EventTarget AbortController AbortSignal CustomEvent MessageEvent CloseEvent MessageChannel MessagePort URL URLSearchParams " +
  "TextEncoder TextDecoder atob btoa structuredClone queueMicrotask performance crypto"
).split(" ");

for (var name in process) check.ok(NAMES.indexOf(name) < 0, name);
NAMES.forEach(function (name) {
  check.ok(name in process, name);
  var before = Object.getOwnPropertyNames(process).indexOf(name);
  check.ok(before >= 0, name + " is listed");
});

// Assigning before the first look replaces, and nothing is loaded.
EventTarget = 1;
check.equal(EventTarget, 1);
check.equal(typeof AbortSignal, "function");
check.equal(Object.getPrototypeOf(AbortSignal.prototype) === EventTarget, false);
AbortSignal = "mine";
check.equal(AbortSignal, "mine");
check.equal(new AbortController().signal.aborted, false);

NAMES.forEach(function (name) {
  var property = Object.getOwnPropertyDescriptor(process, name);
  check.deepEqual(
    [property.configurable, property.writable, "value" in property],
    [true, true, true],
    name,
  );
  check.ok(property.value !== undefined, name);
  check.ok(delete process[name], name);
  check.equal(typeof process[name], "undefined");
});

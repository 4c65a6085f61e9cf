// Whatever a program puts in _events, an emitter goes on: what is no list counts as no listeners.
var check = require("../check.js");

[null, undefined, 0, 5, "text", true].forEach(function (value) {
  var emitter = new node.EventEmitter();
  emitter._events = value;
  check.equal(emitter.emit("x", []), false);
  check.ok(emitter.removeListener("x", check.ok) === emitter);
  check.deepEqual(emitter.listeners("x"), []);
  emitter.addListener("x", check.mustCall());
  check.equal(emitter.emit("x", []), true);
});
var emitter = new node.EventEmitter();
emitter._events = { x: "no list", y: { length: 1 } };
check.equal(emitter.emit("x", []), false);
emitter.addListener("y", check.mustCall());
emitter.emit("y", []);

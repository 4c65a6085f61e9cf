// An emit inside a listener of the same event runs all listeners, then the outer one goes on.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var order = [];
emitter.addListener("x", function (depth) {
  order.push("a" + depth);
  if (depth < 2) emitter.emit("x", [depth + 1]);
});
emitter.addListener("x", function (depth) {
  order.push("b" + depth);
});
emitter.emit("x", [1]);
check.deepEqual(order, ["a1", "a2", "b2", "b1"]);

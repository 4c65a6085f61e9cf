// removeListener removes the first listener that is it, and returns the emitter; none is fine.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var order = [];
function a() {
  order.push("a");
}
function b() {
  order.push("b");
}
check.ok(emitter.removeListener("x", a) === emitter);
emitter.addListener("x", a);
emitter.addListener("x", b);
emitter.addListener("x", a);
check.ok(emitter.removeListener("x", a) === emitter);
emitter.removeListener("x", check.ok);
emitter.emit("x", []);
check.deepEqual(order, ["b", "a"]);

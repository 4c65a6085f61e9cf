// emit calls the listeners synchronously, in the order of adding, each as often as it was added.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var order = [];
function a() {
  order.push("a");
}
function b() {
  order.push("b");
}
emitter.addListener("x", a);
emitter.addListener("x", b);
emitter.addListener("x", a);
emitter.addListener("y", function () {
  order.push("y");
});
emitter.emit("x", []);
check.deepEqual(order, ["a", "b", "a"]);

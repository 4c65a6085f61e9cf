// A listener that removes itself during an emit shifts those behind it: the next one is passed over.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var order = [];
function once() {
  order.push("once");
  emitter.removeListener("x", once);
}
emitter.addListener("x", once);
emitter.addListener("x", function () {
  order.push("passed over");
});
emitter.addListener("x", function () {
  order.push("third");
});
emitter.emit("x", []);
check.deepEqual(order, ["once", "third"]);
emitter.emit("x", []);
check.deepEqual(order, ["once", "third", "passed over", "third"]);

// A listener added during an emit runs in that emit, behind the others.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var order = [];
emitter.addListener("x", function (value) {
  order.push("first");
  emitter.addListener("x", function (value) {
    order.push("added with " + value);
  });
});
emitter.addListener("x", function () {
  order.push("second");
});
emitter.emit("x", [7]);
check.deepEqual(order, ["first", "second", "added with 7"]);

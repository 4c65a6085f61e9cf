// The listeners have been called when wait() returns.
var check = require("../check.js");

var order = [];
var promise = new node.Promise();
promise.addCallback(function () {
  order.push("listener");
});
setTimeout(function () {
  promise.emitSuccess();
}, 1);
promise.wait();
order.push("waited");
check.deepEqual(order, ["listener", "waited"]);

// A late listener that waits lets those behind it run meanwhile, each once.
var check = require("../api/check.js");
var promise = new node.Promise();
promise.emitSuccess();
var order = [];
promise.addCallback(function () {
  var last = new node.Promise();
  promise.addCallback(function () {
    order.push("added inside");
    last.emitSuccess();
  });
  last.wait();
  order.push("waited");
});
promise.addCallback(function () {
  order.push("second");
});
promise.addCallback(function () {
  order.push("third");
});
process.addListener("exit", function () {
  check.deepEqual(order, ["second", "third", "added inside", "waited"]);
});

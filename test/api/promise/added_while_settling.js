// A listener added by a listener that is being told of the outcome is called once, behind the others.
var check = require("../check.js");

var order = [];
var promise = new node.Promise();
promise.addCallback(function () {
  order.push("first");
  promise.addCallback(function (value) {
    order.push("added " + value);
  });
});
promise.addCallback(function () {
  order.push("second");
});
promise.emitSuccess([5]);
check.deepEqual(order, ["first", "second", "added 5"]);

process.addListener("exit", function () {
  check.equal(order.length, 3);
});

// promise.wait() inside a timer callback lets the other timers fire, those that are due and those set meanwhile.
var check = require("../check.js");

var order = [];
var promise = new node.Promise();
setTimeout(
  check.mustCall(function () {
    order.push("wait");
    setTimeout(
      check.mustCall(function () {
        order.push("set meanwhile");
        promise.emitSuccess(["value"]);
      }),
      5,
    );
    check.equal(promise.wait(), "value");
    order.push("waited");
  }),
  1,
);
setTimeout(function () {
  order.push("due already");
}, 2);
var interval = setInterval(function () {
  order.push("interval");
  clearInterval(interval);
}, 3);
var start = Date.now();
while (Date.now() - start < 10);

process.addListener("exit", function () {
  check.deepEqual(order, ["wait", "due already", "interval", "set meanwhile", "waited"]);
});

// A listener added after the promise settled is called with the outcome in a later turn, not in a microtask.
var check = require("../check.js");

var order = [];
var promise = new node.Promise();
promise.emitSuccess(["a", "b"]);
promise.addCallback(
  check.mustCall(function (a, b) {
    check.ok(this === promise);
    check.deepEqual([a, b], ["a", "b"]);
    order.push("listener");
  }),
);
promise.addErrback(check.mustNotCall());
Promise.resolve()
  .then(function () {
    order.push("microtask 1");
  })
  .then(function () {
    order.push("microtask 2");
  });
order.push("script");

process.addListener("exit", function () {
  check.deepEqual(order, ["script", "microtask 1", "microtask 2", "listener"]);
});

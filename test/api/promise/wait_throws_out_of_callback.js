// The error that wait() throws in a callback is the callback's: uncaught unless it catches it.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, "reason");
  }),
);
var promise = new node.Promise();
setTimeout(function () {
  promise.wait();
  check.ok(false);
}, 1);
setTimeout(function () {
  promise.emitError(["reason"]);
}, 5);

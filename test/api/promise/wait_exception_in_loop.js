// What a callback throws during a wait() goes to "uncaughtException", and the wait goes on.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, "mine");
  }),
);
var promise = new node.Promise();
setTimeout(function () {
  throw "mine";
}, 1);
setTimeout(function () {
  promise.emitSuccess(["value"]);
}, 5);
check.equal(promise.wait(), "value");

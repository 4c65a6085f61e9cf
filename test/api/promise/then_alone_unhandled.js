// A then without an error handler whose promise fails is an unhandled rejection, and so uncaught.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "reason");
  }),
);
var promise = new node.Promise();
promise.then(check.mustNotCall());
setTimeout(function () {
  promise.emitError([new Error("reason")]);
}, 1);

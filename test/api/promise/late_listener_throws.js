// What a late listener throws is uncaught, and the others are called all the same.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, "mine");
  }),
);
var promise = new node.Promise();
promise.emitSuccess();
promise.addCallback(function () {
  throw "mine";
});
promise.addCallback(check.mustCall());

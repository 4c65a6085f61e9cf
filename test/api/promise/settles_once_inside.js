// A listener that settles the promise again, while it is being told of the outcome, changes nothing.
var check = require("../check.js");

var promise = new node.Promise();
promise.addCallback(
  check.mustCall(function () {
    promise.emitError(["too late"]);
    promise.emitSuccess(["again"]);
  }),
);
promise.addErrback(check.mustNotCall());
promise.emitSuccess(["once"]);

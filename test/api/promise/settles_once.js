// A second outcome is ignored, whichever it is.
var check = require("../check.js");

var promise = new node.Promise();
promise.addCallback(
  check.mustCall(function (value) {
    check.equal(value, 1);
  }),
);
promise.addErrback(check.mustNotCall());
promise.emitSuccess([1]);
promise.emitSuccess([2]);
promise.emitError([3]);
check.equal(promise.wait(), 1);

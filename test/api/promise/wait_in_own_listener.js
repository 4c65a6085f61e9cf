// wait() in a listener of the promise itself answers at once.
var check = require("../check.js");

var promise = new node.Promise();
promise.addCallback(
  check.mustCall(function () {
    check.equal(promise.wait(), 7);
  }),
);
promise.emitSuccess([7]);

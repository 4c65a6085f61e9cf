// An errback added after the error is called with it in a later turn.
var check = require("../check.js");

var promise = new node.Promise();
var error = new Error("mine");
promise.emitError([error, "more"]);
var now = true;
promise.addErrback(
  check.mustCall(function (e, more) {
    check.ok(e === error);
    check.equal(more, "more");
    check.ok(!now);
  }),
);
now = false;

// wait() on a settled promise answers at once, without running the loop.
var check = require("../check.js");

var ran = false;
setTimeout(
  check.mustCall(function () {
    ran = true;
  }),
  0,
);
var good = new node.Promise(),
  bad = new node.Promise();
good.emitSuccess(["value"]);
bad.emitError([new Error("reason")]);
check.equal(good.wait(), "value");
check.equal(good.wait(), "value");
check.throws(function () {
  bad.wait();
}, /reason/);
check.throws(function () {
  bad.wait();
}, /reason/);
check.equal(ran, false);

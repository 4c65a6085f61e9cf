// What a listener throws goes to who settled the promise, which is settled nevertheless.
var check = require("../check.js");

var promise = new node.Promise();
promise.addCallback(function () {
  throw new Error("listener");
});
check.throws(function () {
  promise.emitSuccess(["value"]);
}, /listener/);
check.equal(promise.wait(), "value");
promise.addCallback(check.mustCall());

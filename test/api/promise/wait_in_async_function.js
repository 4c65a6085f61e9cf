// wait() inside a microtask (an async function after its first await) throws an Error that says to use await.
var check = require("../check.js");

var promise = new node.Promise();
setTimeout(function () {
  promise.emitSuccess([1]);
}, 10);
(async function () {
  await null;
  var error = check.throws(function () {
    promise.wait();
  }, Error);
  check.ok(/await/.test(error.message), error.message);
  check.equal(await promise, 1);
  check.equal(promise.wait(), 1, "a settled one answers there, too");
})().then(check.mustCall());

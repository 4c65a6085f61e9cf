// Where nothing left in the loop could settle the promise, wait() throws an Error that says so.
var check = require("../check.js");

var error = check.throws(function () {
  new node.Promise().wait();
}, Error);
check.ok(/never return/.test(error.message), error.message);

// What is left runs first.
setTimeout(check.mustCall(), 5);
check.throws(function () {
  new node.Promise().wait();
}, /never return/);

// The program goes on, the loop too.
var promise = new node.Promise();
setTimeout(function () {
  promise.emitSuccess([1]);
}, 1);
check.equal(promise.wait(), 1);

// wait() returns the arguments of the success as an array where it had several.
var check = require("../check.js");

var promise = new node.Promise();
setTimeout(function () {
  promise.emitSuccess(["a", 2, null]);
}, 1);
var values = promise.wait();
check.ok(Array.isArray(values));
check.deepEqual(values, ["a", 2, null]);

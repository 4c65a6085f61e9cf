// emitSuccess calls the "success" listeners synchronously, with the elements of the array as arguments.
var check = require("../check.js");

var promise = new node.Promise();
var got;
promise.addCallback(function () {
  check.ok(this === promise);
  got = Array.prototype.slice.call(arguments);
});
promise.addErrback(check.mustNotCall());
promise.emitSuccess(["a", 2]);
check.deepEqual(got, ["a", 2]);

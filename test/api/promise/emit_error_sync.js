// emitError calls the "error" listeners synchronously, with the elements of the array as arguments.
var check = require("../check.js");

var promise = new node.Promise();
var got;
promise.addErrback(function (code, message) {
  got = [code, message];
});
promise.addCallback(check.mustNotCall());
promise.emitError([-3, "no such name"]);
check.deepEqual(got, [-3, "no such name"]);

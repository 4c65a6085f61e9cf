// wait() returns undefined where the success had no argument.
var check = require("../check.js");

var promise = new node.Promise();
setTimeout(function () {
  promise.emitSuccess([]);
}, 1);
check.equal(promise.wait(), undefined);

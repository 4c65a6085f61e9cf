// wait() works in an async function up to its first await: that part is no microtask.
var check = require("../check.js");

(async function () {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([1]);
  }, 1);
  check.equal(promise.wait(), 1);
})().then(check.mustCall());

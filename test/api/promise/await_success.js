// await on a node.Promise gives undefined, the value, or an array of several values.
var check = require("../check.js");

function settled(args) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess(args);
  }, 1);
  return promise;
}
(async function () {
  check.equal(await settled([]), undefined);
  check.equal(await settled(["one"]), "one");
  check.deepEqual(await settled(["one", 2]), ["one", 2]);
  check.deepEqual(await Promise.all([settled([1]), settled([2])]), [1, 2]);
})().then(check.mustCall());

// async functions make progress inside a wait().
var check = require("../check.js");

function delay(ms) {
  return new Promise(function (resolve) {
    setTimeout(resolve, ms);
  });
}
var promise = new node.Promise();
(async function () {
  for (var i = 0; i < 5; i++) await delay(1);
  promise.emitSuccess([i]);
})();
check.equal(promise.wait(), 5);

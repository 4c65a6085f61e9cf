// A promise that nobody can settle any more is collected, with who awaits it.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

collect.whenCollected(function () {
  var promise = new node.Promise();
  (async function () {
    await promise;
  })();
  return promise;
}, check.mustCall());

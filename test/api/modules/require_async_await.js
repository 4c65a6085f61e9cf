// The promise of require_async can be awaited, and so can be what a module exports.
var check = require("../check.js");
(async function () {
  var child = await require_async("fixtures/async_child.js");
  check.equal(child.early, true);
  var circle = await child.promise;
  check.equal(circle.area(1), 3.14);
  var error;
  try {
    await require_async("fixtures/nothing.js");
  } catch (e) {
    error = e;
  }
  check.equal(error.code, "ENOENT");
})().then(check.mustCall());

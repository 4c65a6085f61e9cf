// What a listener of require_async throws is uncaught, not an error of the promise.
var check = require("../check.js");
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "from the listener");
  }),
);
require_async("fixtures/circle.js")
  .addCallback(function () {
    throw new Error("from the listener");
  })
  .addErrback(check.mustNotCall());

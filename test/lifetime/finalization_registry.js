// Callbacks of a FinalizationRegistry come from the loop, with microtasks and exceptions as for any other.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, "mine");
  }),
);
collect.whenCollected(
  function () {
    return {};
  },
  check.mustCall(function () {
    Promise.resolve().then(check.mustCall());
    throw "mine";
  }),
);

// A timer that has fired, and what its callback holds, is collected.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

collect.whenCollected(function () {
  var held = { big: true };
  setTimeout(function () {
    check.ok(held.big);
  }, 1);
  return held;
}, check.mustCall());

// A module may require, relative to its own file, long after it was loaded.
var check = require("../check.js");
var late = require("fixtures/late.js");
late.askLater(
  check.mustCall(function (inner) {
    check.equal(inner.name, "inner");
  }),
);

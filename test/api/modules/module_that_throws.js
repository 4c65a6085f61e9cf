// What a module throws comes out of require as it is, and the module can be tried again.
var check = require("../check.js");
check.throws(function () {
  require("fixtures/throws.js");
}, /^from the module$/);
check.throws(function () {
  require("fixtures/throws.js");
}, RangeError);
process.throwsMayPass = true;
check.equal(require("fixtures/throws.js").passed, true);
check.equal(process.throwsRuns, 3);

// include_async(name) is a promise that succeeds when the exports are global names.
var check = require("../check.js");
check.equal(typeof area, "undefined");
include_async("fixtures/circle.js")
  .addErrback(check.mustNotCall())
  .addCallback(
    check.mustCall(function () {
      check.equal(area(4), 3.14 * 16);
    }),
  );

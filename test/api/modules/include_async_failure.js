// include_async of a file that is not there fails with an Error that names it.
var check = require("../check.js");
include_async("fixtures/nothing.js")
  .addCallback(check.mustNotCall())
  .addErrback(
    check.mustCall(function (error) {
      check.ok(/modules\/fixtures\/nothing\.js/.test(error.message), error.message);
      check.equal(error.code, "ENOENT");
    }),
  );

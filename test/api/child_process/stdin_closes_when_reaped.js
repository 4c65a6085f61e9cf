// Our end of a child's stdin closes once it is reaped, also for a grandchild that goes on reading it.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

run(
  "exec 3<&0; (cat <&3; echo eof) & exit 6",
  check.mustCall(function (result) {
    check.equal(result.output, "eof\n");
    check.equal(result.code, 6);
  }),
);

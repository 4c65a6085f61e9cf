// child.pid is the number of the process, at once and after its end.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

var child = run(
  "echo $$",
  check.mustCall(function (result) {
    check.equal(result.output, pid + "\n");
    check.equal(child.pid, pid);
  }),
);
var pid = child.pid;
check.equal(typeof pid, "number");

// examples/supervisor.js runs a failing command again, passes its lines on, and ends with its exit code.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

run.run(
  run.command("examples/supervisor.js", "'echo out; printf err >&2; exit 3' 2"),
  check.mustCall(function (ended) {
    var again = "echo: out\n(exit code 3, again)\n";
    check.equal(ended.output, again + again + "echo: out\n");
    check.equal(ended.error, "echo: err\necho: err\necho: err\n");
    check.equal(ended.code, 3);
  }),
);

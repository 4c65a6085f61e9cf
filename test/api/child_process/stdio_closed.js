// Children work also where this process was started with its stdin, stdout and stderr closed.
var check = require("../check.js");
var run = require("fixtures/run.js");

if (ARGV[2] === "closed") {
  var child = run.run("cat; echo err >&2", function (result) {
    node.exit(result.output === "in" && result.error === "err\n" ? 0 : 1);
  });
  child.write("in");
  child.close();
} else {
  run.run(
    run.command(__filename, "closed <&- >&- 2>&-"),
    check.mustCall(function (result) {
      check.equal(result.code, 0);
    }),
  );
}

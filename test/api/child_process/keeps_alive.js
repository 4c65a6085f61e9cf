// A running child keeps the process alive, with or without listeners.
var check = require("../check.js");
var run = require("fixtures/run.js");

if (ARGV[2] === "alone") {
  node
    .createChildProcess("exec >&- 2>&-; sleep 0.1; kill -9 $$")
    .addListener("exit", function (code) {
      puts("exit " + code);
    });
} else {
  run.run(
    run.command(__filename, "alone"),
    check.mustCall(function (result) {
      check.equal(result.output, "exit 137\n");
    }),
  );
}

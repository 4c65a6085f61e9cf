// examples/ls.js prints what ls prints, then null.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

run.run(
  "ls -lh /usr",
  check.mustCall(function (ls) {
    run.run(
      run.command("examples/ls.js"),
      check.mustCall(function (example) {
        check.equal(example.error, "");
        check.equal(example.output, ls.output + "\nnull\n");
      }),
    );
  }),
);

// examples/digest.js prints what sha256sum and sha512sum print.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

function compare(system, args) {
  run.run(
    system,
    check.mustCall(function (expected) {
      run.run(
        run.command("examples/digest.js", args),
        check.mustCall(function (actual) {
          check.equal(actual.error, "");
          check.equal(actual.output, expected.output);
        }),
      );
    }),
  );
}
compare("sha256sum README.md", "README.md");
compare("sha512sum lib/crypto.js", "--algorithm=sha512 lib/crypto.js");

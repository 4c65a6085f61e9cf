// A child inherits the environment and the folder.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

run(
  'pwd -P; echo "$PATH"',
  check.mustCall(function (result) {
    check.equal(result.output, node.cwd() + "\n" + ENV.PATH + "\n");
  }),
);

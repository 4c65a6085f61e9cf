// A command is a string for /bin/sh -c, also one that looks like an option, or an array of strings; anything else throws a TypeError.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

[undefined, null, 1, {}, [], [1], "true\0false"].forEach(function (command) {
  check.throws(function () {
    node.createChildProcess(command);
  }, TypeError);
});

run(
  'a=\'x y\'; echo "$a" | tr x z; echo "$0"',
  check.mustCall(function (result) {
    check.equal(result.output, "z y\nsh\n");
  }),
);
run(
  "-n",
  check.mustCall(function (result) {
    check.equal(result.code, 127);
  }),
);
run(
  "",
  check.mustCall(function (result) {
    check.equal(result.code, 0);
  }),
);
run(
  new String("echo object"),
  check.mustCall(function (result) {
    check.equal(result.output, "object\n");
  }),
);

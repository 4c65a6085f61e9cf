// kill of a child that has ended throws an Error, reaped or not: no other process is ever hit.
var check = require("../check.js");

var child = node.createChildProcess("exit 0");
var error;
while (error === undefined) {
  // the loop does not run, so nobody reaps it
  try {
    child.kill(0);
  } catch (e) {
    error = e;
  }
}
check.equal(error.code, "ESRCH");

child.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(
      check.throws(function () {
        child.kill();
      }, Error).code,
      "ESRCH",
    );
  }),
);

// A child whose input fails is killed: it would take a part for the whole.
var check = require("../check.js");

var child = node.createChildProcess("exec cat");
node.pump({ path: "/" }, child).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "EISDIR");
  }),
);
child.addListener(
  "exit",
  check.mustCall(function (code, signal) {
    check.equal(signal, "SIGTERM");
  }),
);

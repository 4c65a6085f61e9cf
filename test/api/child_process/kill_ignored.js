// A child that ignores SIGTERM lives on; SIGKILL ends it.
var check = require("../check.js");

var child = node.createChildProcess("trap '' TERM; echo ready; read x; echo alive; read x");
var output = "";
child.addListener("output", function (data) {
  if (data === null) return;
  output += data;
  if (output === "ready\n") {
    child.kill();
    child.write("go on\n");
  } else if (output === "ready\nalive\n") {
    child.kill(node.SIGKILL);
  }
});
child.addListener(
  "exit",
  check.mustCall(function (code, signal) {
    check.equal(output, "ready\nalive\n");
    check.equal(code, 137);
    check.equal(signal, "SIGKILL");
  }),
);

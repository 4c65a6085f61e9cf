// kill() of a child with a group of its own reaches all of it, also where it forks meanwhile.
var check = require("../check.js");

var FORKS = "while :; do sleep 1000 & sleep 0.001; done";
var child = node.createChildProcess(["sh", "-c", "echo begun; " + FORKS], null, { group: true });
child.addListener("output", function (data) {
  if (data === null) return;
  setTimeout(function () {
    child.kill("SIGKILL");
  }, 100);
});
// The outputs end when the last process that has inherited them is gone.
child.addListener(
  "exit",
  check.mustCall(function (code, signal) {
    check.equal(signal, "SIGKILL");
  }),
);

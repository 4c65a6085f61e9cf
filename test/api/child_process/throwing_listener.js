// An exception in a listener is an uncaught one; where that is listened for, the child's other events still come.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.ok(/^from (output|error|exit)$/.test(error.message), error.message);
  }, 4),
);
var child = node.createChildProcess("echo x");
["output", "error", "exit"].forEach(function (event) {
  child.addListener(
    event,
    check.mustCall(
      function () {
        throw new Error("from " + event);
      },
      event === "output" ? 2 : 1,
    ),
  );
});

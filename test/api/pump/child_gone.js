// A child that stops reading, or ends, fails the pump to it, also while that waits for room.
var check = require("../check.js");

["exec head -c 100 > /dev/null", "exec true", "exec <&-; sleep 0.2"].forEach(function (command) {
  var child = node.createChildProcess(command);
  node.pump({ path: "/dev/zero" }, child).addErrback(
    check.mustCall(function (error) {
      check.ok(error instanceof Error);
    }),
  );
  child.addListener("exit", check.mustCall());
});

// "exit" gives the exit code and nothing else; a command that is not found is the shell's 127.
var check = require("../check.js");

["exit 0", "exit 1", "exit 255", "no-such-command-anywhere 2>&1"].forEach(function (command, i) {
  node.createChildProcess(command).addListener(
    "exit",
    check.mustCall(function (code) {
      check.equal(code, [0, 1, 255, 127][i], command);
      check.equal(arguments.length, 1);
    }),
  );
});

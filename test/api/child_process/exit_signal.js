// A child killed by a signal exits with 128 + its number, and the signal's name as second argument.
var check = require("../check.js");

function signalled(number, name) {
  node.createChildProcess("kill -" + number + " $$").addListener(
    "exit",
    check.mustCall(function (code, signal) {
      check.equal(code, 128 + number);
      check.equal(signal, name);
      check.equal(arguments.length, 2);
    }),
  );
}
signalled(1, "SIGHUP");
signalled(9, "SIGKILL");
signalled(13, "SIGPIPE");
signalled(15, "SIGTERM");

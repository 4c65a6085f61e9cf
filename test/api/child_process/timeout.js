// options.timeout: the child gets killSignal, and a group gets it as a whole; one that ends before gets nothing.
var check = require("../check.js");

function ends(command, options, code, signal) {
  node.createChildProcess(command, null, options).addListener(
    "exit",
    check.mustCall(function (itsCode, itsSignal) {
      check.equal(itsCode, code);
      check.equal(itsSignal, signal);
    }),
  );
}
ends(["sleep", "1000"], { timeout: 20 }, 143, "SIGTERM");
ends(["sleep", "1000"], { timeout: 20, killSignal: "SIGKILL" }, 137, "SIGKILL");
ends(["sleep", "1000"], { timeout: 20, killSignal: node.SIGINT }, 130, "SIGINT");
ends(
  "trap 'exit 5' USR1; while :; do sleep 0.01; done",
  { timeout: 2500, killSignal: "SIGUSR1" },
  5,
);
ends("sleep 1000 & sleep 1000 & wait", { timeout: 20, group: true }, 143, "SIGTERM");
ends(["true"], { timeout: 60000 }, 0); // and the timer does not hold the program
ends(["true"], { timeout: 0 }, 0);

// What a child wrote before it was killed is there; what its descendants write is not waited for.
node
  .run("echo before; sleep 1000 >/dev/null 2>&1 & echo $! >&2; sleep 1000", { timeout: 3000 })
  .addCallback(
    check.mustCall(function (result) {
      check.equal(result.output, "before\n");
      check.equal(result.signal, "SIGTERM");
      node.kill(Number(result.error), "SIGKILL");
    }),
  );

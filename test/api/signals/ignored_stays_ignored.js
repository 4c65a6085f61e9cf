// A signal that was ignored before its listener came is ignored again when the listener goes: SIGPIPE always, others
// where this process was started so (nohup).
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");

function comeAndGo(name) {
  var listener = check.mustNotCall();
  process.addListener(name, listener);
  process.removeListener(name, listener);
}

if (ARGV[2] === "nohup") {
  comeAndGo("SIGHUP");
  comeAndGo("SIGPIPE");
  run.run(
    "kill -HUP $PPID; kill -PIPE $PPID",
    check.mustCall(function () {
      puts("alive");
    }),
  );
} else {
  run.run(
    "trap '' HUP; " + run.command(__filename, "nohup"),
    check.mustCall(function (result) {
      check.equal(result.output, "alive\n");
      check.equal(result.code, 0);
    }),
  );
}

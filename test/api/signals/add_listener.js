// process.addListener("SIGUSR1", f) calls f with the signal's name each time the signal comes, in order of adding.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js").run;

var heard = [];
process.addListener("SIGUSR1", function (name) {
  check.equal(this, process);
  heard.push(name + " 1");
});
check.equal(
  process.addListener("SIGUSR1", function (name) {
    heard.push(name + " 2");
  }),
  process,
);

// The second one is sent when the first was heard.
var child = run("kill -USR1 $PPID; read x; kill -USR1 $PPID; read x", check.mustCall());
process.addListener(
  "SIGUSR1",
  check.mustCall(function () {
    child.write("go on\n");
  }, 2),
);

process.addListener("exit", function () {
  check.deepEqual(heard, ["SIGUSR1 1", "SIGUSR1 2", "SIGUSR1 1", "SIGUSR1 2"]);
});

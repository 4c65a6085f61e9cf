// addListener("SIGUSR1", f) without an object listens as process.addListener does.
"use strict";
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js").run;

var child;
var onSignal = check.mustCall(function (name) {
  check.equal(name, "SIGUSR1");
  check.ok(this === process);
  removeListener("SIGUSR1", onSignal);
  child.write("go on\n");
});
addListener("SIGUSR1", onSignal);
child = run("kill -USR1 $PPID; read x", check.mustCall());

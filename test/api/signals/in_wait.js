// A signal is heard during promise.wait(), and its listener may wait itself.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");

var promise = new node.Promise();
process.addListener(
  "SIGUSR2",
  check.mustCall(function () {
    run.pause(5);
    promise.emitSuccess(["heard"]);
  }),
);
run.run("kill -USR2 $PPID", check.mustCall());
check.equal(promise.wait(), "heard");

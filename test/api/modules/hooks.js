// onLoad runs once its module and what that asked for are loaded; onExit before "exit", children first.
var check = require("../check.js");
process.hookLog = [];
var parent = require("fixtures/hooks_parent.js");
check.deepEqual(process.hookLog, ["child runs", "child onLoad", "parent runs"]);
parent.promise.addCallback(
  check.mustCall(function () {
    process.hookLog.push("asynchronous child is there");
  }),
);

function onExit() {
  check.equal(this, process);
  process.hookLog.push("main onExit");
}

process.addListener("exit", function () {
  check.deepEqual(process.hookLog, [
    "child runs",
    "child onLoad",
    "parent runs",
    "parent onLoad",
    "asynchronous child is there",
    "child onExit",
    "parent onExit",
    "main onExit",
  ]);
});

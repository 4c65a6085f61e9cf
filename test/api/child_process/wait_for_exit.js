// A promise that a child's "exit" settles can be waited for, at top level and inside a listener of another child.
var check = require("../check.js");

function exitOf(command) {
  var promise = new node.Promise();
  node.createChildProcess(command).addListener("exit", function (code) {
    promise.emitSuccess([code]);
  });
  return promise;
}

check.equal(exitOf("exit 1").wait(), 1);
node.createChildProcess("echo x").addListener(
  "output",
  check.mustCall(function (data) {
    check.equal(exitOf("exit 2").wait(), 2);
  }, 2),
);

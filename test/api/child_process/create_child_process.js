// node.createChildProcess(command, listener) gives a node.ChildProcess that runs, with the listener, which may be left
// out, on "output".
var check = require("../check.js");

var child = node.createChildProcess("echo hello");
check.ok(child instanceof node.ChildProcess);
check.ok(child instanceof node.EventEmitter);
child.addListener("exit", check.mustCall());

var output = "";
node
  .createChildProcess("echo one", function (data) {
    if (data !== null) output += data;
  })
  .addListener(
    "exit",
    check.mustCall(function () {
      check.equal(output, "one\n");
    }),
  );

node.createChildProcess("true", null).addListener("exit", check.mustCall());
check.throws(function () {
  node.createChildProcess("true", 1);
}, TypeError);

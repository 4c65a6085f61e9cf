// new node.ChildProcess().spawn(command) runs a command; before that there is nothing to write to, close or kill.
var check = require("../check.js");

var child = new node.ChildProcess();
check.equal(child.pid, undefined);
check.equal(child.write("x"), false);
check.equal(child.close(), false);
check.throws(function () {
  child.kill();
}, Error);

var output = "";
child.addListener("output", function (data) {
  if (data !== null) output += data;
});
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    check.equal(output, "spawned\n");
  }),
);
check.equal(child.spawn("echo spawned"), child);
check.ok(child.pid > 0);

function Special() {}
node.inherits(Special, node.ChildProcess);
new Special().spawn("exit 9").addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 9);
    check.ok(this instanceof Special);
  }),
);

// spawn throws while the child runs; once it has exited, in "exit" already, it may be spawned again.
var check = require("../check.js");

var outputs = [];
var runs = 0;
var child = new node.ChildProcess();
child.addListener("output", function (data) {
  outputs.push(data);
});
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    if (++runs < 3) child.spawn("echo " + runs);
  }, 3),
);
child.spawn("echo 0");
check.throws(function () {
  child.spawn("echo twice");
}, /running/);

process.addListener("exit", function () {
  check.deepEqual(outputs, ["0\n", null, "1\n", null, "2\n", null]);
});

// "exit" comes after both outputs have ended, also when a grandchild holds them open after the child died.
var check = require("../check.js");

var events = [];
var child = node.createChildProcess("(sleep 0.2; echo late; echo later >&2) & exit 5");
["output", "error", "exit"].forEach(function (event) {
  child.addListener(event, function (value) {
    events.push(event + " " + value);
  });
});
child.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(events[events.length - 1], "exit 5");
    check.deepEqual(events.sort(), [
      "error later\n",
      "error null",
      "exit 5",
      "output late\n",
      "output null",
    ]);
    check.throws(function () {
      child.kill();
    }, /kill/);
  }),
);

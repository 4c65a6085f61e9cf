// "output" gives strings as they come on stdout, then null once, and nothing of stderr.
var check = require("../check.js");

var pieces = [];
var child = node.createChildProcess("echo one; echo not this >&2; sleep 0.05; echo two");
child.addListener("output", function (data) {
  check.equal(this, child);
  check.ok(data === null || typeof data === "string");
  pieces.push(data);
});
child.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(pieces.pop(), null);
    check.equal(pieces.indexOf(null), -1);
    check.equal(pieces.join(""), "one\ntwo\n");
  }),
);

// "error" gives strings as they come on stderr, then null once, and nothing of stdout; without a listener it is nothing.
var check = require("../check.js");

var pieces = [];
var child = node.createChildProcess("echo one >&2; echo not this; echo two >&2");
child.addListener("error", function (data) {
  check.equal(this, child);
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

node.createChildProcess("echo unheard >&2").addListener("exit", check.mustCall());

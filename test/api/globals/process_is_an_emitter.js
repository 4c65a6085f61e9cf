// process is an EventEmitter, whose events are its own.
var check = require("../check.js");
check.ok(process instanceof node.EventEmitter);
check.equal(
  process.addListener(
    "something",
    check.mustCall(function (a, b) {
      check.equal(this, process);
      check.equal(a + b, 3);
    }),
  ),
  process,
);
check.equal(process.emit("something", [1, 2]), true);
check.equal(process.emit("something_else", []), false);
check.equal(new node.EventEmitter().listeners("something").length, 0);

// new node.Timer().start(after) emits "timeout" once, with no arguments.
var check = require("../check.js");

var timer = new node.Timer();
timer.addListener(
  "timeout",
  check.mustCall(function () {
    check.ok(this === timer);
    check.equal(arguments.length, 0);
  }),
);
timer.start(1);

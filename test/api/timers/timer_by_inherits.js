// node.inherits(Ctor, node.Timer) is enough for a timer of one's own.
var check = require("../check.js");

function Clock() {}
node.inherits(Clock, node.Timer);
var clock = new Clock();
clock.addListener(
  "timeout",
  check.mustCall(function () {
    check.ok(this === clock);
  }),
);
clock.start(1);

var stopped = new Clock();
stopped.stop();
stopped.addListener("timeout", check.mustNotCall());
stopped.start(1);
clearTimeout(stopped);

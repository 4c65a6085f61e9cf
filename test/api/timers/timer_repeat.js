// timer.start(after, repeat) fires after `after`, then each `repeat`, until stop().
var check = require("../check.js");

var start = Date.now();
var calls = 0;
var timer = new node.Timer();
timer.addListener(
  "timeout",
  check.mustCall(function () {
    calls++;
    check.ok(Date.now() - start >= 20 + (calls - 1) * 5 - 1);
    if (calls === 3) timer.stop();
  }, 3),
);
timer.start(20, 5);

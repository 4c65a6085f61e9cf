// Starting a running timer starts it anew, and a timer that has fired or was stopped can be started again.
var check = require("../check.js");

var moved = new node.Timer();
moved.addListener("timeout", check.mustCall());
moved.start(1);
moved.start(100000);
moved.start(2);

var again = new node.Timer();
var calls = 0;
again.addListener(
  "timeout",
  check.mustCall(function () {
    if (++calls < 3) again.start(1, 0);
  }, 3),
);
again.start(1);
again.stop();
again.stop();
again.start(1, 0);

setTimeout(
  check.mustCall(function () {
    if (this.restarted) return;
    this.restarted = true;
    this.start(1);
  }, 2),
  1,
);

// start(after, 0) makes a one-time timer of an interval.
var check = require("../check.js");

setInterval(
  check.mustCall(function () {
    if (!this.last) this.start(1, 0);
    this.last = true;
  }, 2),
  1,
);

// setInterval calls back again and again, never early, until it is cleared in its own callback.
var check = require("../check.js");

var start = Date.now();
var calls = 0;
var interval = setInterval(
  check.mustCall(function () {
    calls++;
    // Date.now() is cut to whole milliseconds, hence the 1.
    check.ok(
      Date.now() - start >= calls * 10 - 1,
      "call " + calls + " after " + (Date.now() - start) + " ms",
    );
    if (calls === 5) clearInterval(interval);
  }, 5),
  10,
);

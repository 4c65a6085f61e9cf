// An interval of 0 repeats, at least 1 ms apart, and lets others have their turn.
var check = require("../check.js");

var others = 0;
(function other() {
  if (++others < 5) setTimeout(other, 0);
})();

var calls = 0;
var start = Date.now();
setInterval(
  check.mustCall(function () {
    if (++calls < 20) return;
    clearInterval(this);
    // Date.now() is cut to whole milliseconds, hence the 1.
    check.ok(Date.now() - start >= calls - 1, calls + " calls in " + (Date.now() - start) + " ms");
    check.equal(others, 5);
  }, 20),
  0,
);

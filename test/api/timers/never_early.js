// A timer never fires before its delay has passed, also when it was set after a long computation.
var check = require("../check.js");

var start = Date.now();
while (Date.now() - start < 30);
for (var delay = 1; delay <= 40; delay++) {
  (function (delay, set) {
    setTimeout(
      check.mustCall(function () {
        // Both readings are cut to whole milliseconds, hence the 1.
        check.ok(Date.now() - set >= delay - 1, delay + " ms fired after " + (Date.now() - set));
      }),
      delay,
    );
  })(delay, Date.now());
}

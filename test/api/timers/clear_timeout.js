// clearTimeout prevents the timeout, before it is due and when it is due in the same turn.
var check = require("../check.js");

clearTimeout(setTimeout(check.mustNotCall("cleared at once"), 1));
setTimeout(
  check.mustCall(function () {
    clearTimeout(later);
  }),
  1,
);
var later = setTimeout(check.mustNotCall("cleared by a timer that is due before it"), 2);
var start = Date.now();
while (Date.now() - start < 10);

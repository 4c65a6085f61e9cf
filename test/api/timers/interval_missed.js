// What an interval missed while the program computed is skipped, not made up for.
var check = require("../check.js");

var calls = 0;
var interval = setInterval(function () {
  calls++;
}, 10);
var start = Date.now();
while (Date.now() - start < 105);
setTimeout(
  check.mustCall(function () {
    clearInterval(interval);
    check.ok(calls >= 1 && calls <= 2, "calls: " + calls);
  }),
  1,
);

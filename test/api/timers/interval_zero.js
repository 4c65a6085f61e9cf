// An interval of 0 repeats, at least 1 ms apart, and lets others have their turn.
var check = require("../check.js");

var calls = 0;
var start = Date.now();
var interval = setInterval(function () { calls++; }, 0);
setTimeout(check.mustCall(function () {
  var passed = Date.now() - start + 1;
  clearInterval(interval);
  check.ok(calls > 1, "calls: " + calls);
  check.ok(calls <= passed, calls + " calls in " + passed + " ms");
}), 30);

// The timer functions are global and may be replaced by a program, without effect on node.Timer.
var check = require("../check.js");

check.ok(process.setTimeout === setTimeout);
var original = setTimeout;
setTimeout = function () {
  return "mine";
};
check.equal(setTimeout(), "mine");
original(check.mustCall(), 1);

// emit("timeout") on an id calls the callback at once, and the timer still fires.
var check = require("../check.js");

var calls = 0;
var id = setTimeout(
  check.mustCall(function () {
    calls++;
  }, 2),
  1,
);
id.emit("timeout", []);
check.equal(calls, 1);

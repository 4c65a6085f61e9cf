// An interval that another timer clears in the turn in which both are due does not fire.
var check = require("../check.js");

var first = setInterval(
  check.mustCall(function () {
    clearInterval(first);
    clearInterval(second);
  }),
  10,
);
var second = setInterval(check.mustNotCall(), 11);
var start = Date.now();
while (Date.now() - start < 30);

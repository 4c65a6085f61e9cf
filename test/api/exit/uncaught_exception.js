// An "uncaughtException" listener gets the error instead, and the program goes on.
var check = require("../check.js");
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "thrown in a timer");
  }),
);
setTimeout(function () {
  throw new Error("thrown in a timer");
}, 1);
setTimeout(check.mustCall(), 5);

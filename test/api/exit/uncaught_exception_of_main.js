// An error that the main script throws reaches an "uncaughtException" listener as well.
var check = require("../check.js");
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, 5);
  }),
);
setTimeout(check.mustCall(), 1);
throw 5;

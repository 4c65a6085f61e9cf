// What a callback throws is an uncaught exception; operations after it go on.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "thrown");
  }),
);
node.fs.stat("/").addCallback(function () {
  throw new Error("thrown");
});
node.fs.stat("/").addCallback(check.mustCall());

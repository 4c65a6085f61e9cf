// A promise of the language rejected without a handler is an uncaught exception; one handled in time is not.
var check = require("../check.js");
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "nobody cares");
  }),
);
Promise.reject(new Error("nobody cares"));
var late = Promise.reject(new Error("handled in the same turn"));
late.then(null, check.mustCall());

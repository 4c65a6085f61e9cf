// A promise of the language rejected with no handler is an uncaught exception; one that gets its handler in time is not.
var check = require("../check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, "unhandled");
  }, 1),
);
var handled = Promise.reject("handled");
Promise.resolve().then(function () {
  handled.catch(check.mustCall());
});
setTimeout(function () {
  Promise.reject("unhandled");
}, 1);
setTimeout(check.mustCall(), 5);

// Listening to SIGKILL, SIGSTOP or a fault of the program throws an Error that says why, and adds nothing.
var check = require("../check.js");

["SIGKILL", "SIGSTOP", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL"].forEach(function (name) {
  var error = check.throws(function () {
    process.addListener(name, function () {});
  }, Error);
  check.ok(error.message.indexOf(name) >= 0, error.message);
  check.equal(process.listeners(name).length, 0);
});
check.throws(function () {
  process.addListener("SIGTERM", "not a function");
}, TypeError);
process.addListener("SIGNAL", function () {}); // an event like any other
process.addListener("toString", function () {});
new node.EventEmitter().addListener("SIGKILL", function () {});

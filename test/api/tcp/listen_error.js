// A failed bind throws an Error with the system's code, and the server may listen again.
var check = require("../check.js");
var first = new node.tcp.Server();
first.listen(0, "127.0.0.1");
var second = new node.tcp.Server();
var error = check.throws(function () {
  second.listen(first.port, "127.0.0.1");
}, Error);
check.equal(error.code, "EADDRINUSE");
check.equal(error.syscall, "bind");
check.equal(typeof error.errno, "number");
check.equal(second.port, undefined);
check.equal(
  check.throws(function () {
    second.listen(0, "no such host");
  }, Error).syscall,
  "getaddrinfo",
);
second.listen(0, "127.0.0.1");
check.throws(function () {
  second.listen(0, "127.0.0.1");
}, /listening already/);
first.close();
second.close();

// "unhandledRejection" gets the reason and the promise, instead of the end; exitCode is the code of the natural end.
var check = require("../check.js");

var rejected = Promise.reject(new Error("nobody"));
process.addListener(
  "unhandledRejection",
  check.mustCall(function (reason, promise) {
    check.equal(reason.message, "nobody");
    check.equal(promise, rejected);
  }),
);
Promise.reject(1).catch(function () {});
check.equal(node.exitCode, undefined);
check.throws(function () {
  node.exitCode = 1.5;
}, TypeError);
node.exitCode = 3;
check.equal(node.exitCode, 3);
node.exitCode = undefined;
node.run([ARGV[0], "-e", "node.exitCode = 7"]).addCallback(
  check.mustCall(function (result) {
    check.equal(result.code, 7);
  }),
);
node.run([ARGV[0], "-e", "node.exitCode = 7; node.exit()"]).addCallback(
  check.mustCall(function (result) {
    check.equal(result.code, 7);
  }),
);

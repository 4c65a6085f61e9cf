// The outcome is what was emitted, whatever the program does to the array afterwards.
var check = require("../check.js");

var args = ["a", "b"];
var promise = new node.Promise();
promise.emitSuccess(args);
args.length = 0;
check.deepEqual(promise.wait(), ["a", "b"]);
promise.addCallback(
  check.mustCall(function (a, b) {
    check.deepEqual([a, b], ["a", "b"]);
  }),
);

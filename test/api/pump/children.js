// A child's stdout and stdin are pumped as bytes, not as text.
var check = require("../check.js");
var files = require("fixtures/files.js");

var from = files.make("from", 400000);
var first = node.createChildProcess("cat"),
  second = node.createChildProcess("cat");
node.pump({ path: from }, first).addCallback(
  check.mustCall(function (bytes) {
    check.equal(bytes, 400000);
  }),
);
node.pump(first, second).addCallback(
  check.mustCall(function (bytes) {
    check.equal(bytes, 400000);
  }),
);
node.pump(second, { path: files.path("to") }).addCallback(
  check.mustCall(function () {
    check.ok(files.same(from, files.path("to")));
  }),
);
first.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
  }),
);
second.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
  }),
);

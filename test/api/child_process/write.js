// child.write(data, encoding) sends strings as ascii, utf8 or raw and bytes as they are, and returns true.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

var child = run(
  "od -An -v -tx1 | tr -d ' \\n'",
  check.mustCall(function (result) {
    check.equal(result.output, "41e9" + "41c3a9" + "41e9" + "0001ff" + "0203" + "0405");
  }),
);
check.equal(child.write("A\u00e9"), true);
check.equal(child.write("A\u00e9", "utf8"), true);
check.equal(child.write("A\u00e9", node.RAW), true);
check.equal(child.write([0, 257, -1]), true);
check.equal(child.write(new Uint8Array([2, 3])), true);
check.equal(child.write(new Uint8Array([4, 5]).buffer, "utf8"), true);
check.throws(function () {
  child.write(1);
}, TypeError);
check.throws(function () {
  child.write();
}, TypeError);
check.throws(function () {
  child.write("x", "latin");
}, TypeError);
check.equal(child.close(), true);

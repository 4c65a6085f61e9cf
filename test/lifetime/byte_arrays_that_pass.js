// Byte arrays that nobody keeps are collected after every few megabytes of them, where V8 would wait for 32.
var check = require("../api/check.js");

var child = node.createChildProcess(
  process.ARGV[0] + " --trace-gc " + node.path.join(__dirname, "fixtures/bytes_pass.js"),
);
var output = "";
child.addListener("output", function (data) {
  if (data !== null) output += data;
});
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    check.ok(output.indexOf("received 16777216") >= 0, output);
    check.ok(output.split("Scavenge").length - 1 >= 4, output);
  }),
);

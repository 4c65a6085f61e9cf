// child.close() closes stdin behind everything that was written, however much of it waits.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

var megabyte = new Array(1024 * 1024 + 1).join("x");
var child = run(
  "sleep 0.05; wc -c",
  check.mustCall(function (result) {
    check.equal(result.output.trim(), String(5 * megabyte.length));
  }),
);
for (var i = 0; i < 5; i++) check.equal(child.write(megabyte), true);
child.close();

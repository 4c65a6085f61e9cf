// A child has descriptors 0, 1 and 2 and no other, whatever this process has open or has itself inherited.
var check = require("../check.js");
var run = require("fixtures/run.js");

if (ARGV[2] === "inherited") {
  var other = run.run("cat", function () {}); // its pipes are none of the next one's business
  run.run("for fd in /proc/self/fd/*; do echo ${fd##*/}; done", function (result) {
    // The shell itself has the folder open while it reads it.
    puts(result.output.split("\n").slice(0, 4).join(" "));
    other.close();
  });
} else {
  run.run(
    "exec 7</dev/null 8</dev/null; " + run.command(__filename, "inherited"),
    check.mustCall(function (result) {
      check.equal(result.error, "");
      check.equal(result.output, "0 1 2 3\n");
    }),
  );
}

// A listener may remove itself, or end the process; the next signal then has its default effect.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");

if (ARGV[2] === "child") {
  process.addListener("SIGINT", function once() {
    process.removeListener("SIGINT", once);
    puts("once");
  });
  setTimeout(function () {}, 60000);
  puts("ready");
} else {
  var child = run.run(
    run.command(__filename, "child"),
    check.mustCall(function (result) {
      check.equal(result.output, "ready\nonce\n");
      check.equal(result.code, 130);
      check.equal(result.signal, "SIGINT");
    }),
  );
  child.addListener("output", function (data) {
    if (data !== null) child.kill(node.SIGINT);
  });
}

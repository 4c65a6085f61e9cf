// Without its last listener a signal has its default effect again.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");

if (ARGV[2] === "child") {
  var first = check.mustNotCall();
  var second = function () {
    puts("second");
  };
  process.addListener("SIGTERM", first);
  process.addListener("SIGTERM", second);
  process.removeListener("SIGTERM", first);
  process.addListener("SIGUSR1", function () {
    process.removeListener("SIGTERM", second);
    puts("removed");
  });
  setTimeout(function () {}, 60000);
  puts("ready");
} else {
  var next = { ready: node.SIGTERM, second: node.SIGUSR1, removed: node.SIGTERM };
  var child = run.run(
    run.command(__filename, "child"),
    check.mustCall(function (result) {
      check.equal(result.output, "ready\nsecond\nremoved\n");
      check.equal(result.signal, "SIGTERM");
    }),
  );
  child.addListener("output", function (data) {
    if (data !== null) child.kill(next[data.trim()]);
  });
}

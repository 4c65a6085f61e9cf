// Without a listener SIGINT and SIGTERM end the process, also in the middle of a busy loop.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");

if (ARGV[2] === "busy") {
  puts("ready");
  setTimeout(function () {
    for (;;);
  }, 10);
} else {
  ["SIGINT", "SIGTERM"].forEach(function (name) {
    var child = run.run(
      run.command(__filename, "busy"),
      check.mustCall(function (result) {
        check.equal(result.signal, name);
      }),
    );
    child.addListener("output", function (data) {
      if (data !== null) child.kill(node[name]);
    });
  });
}

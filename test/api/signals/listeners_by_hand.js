// What is done to the array of process.listeners("SIGTERM") by hand holds from the next turn on.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");

if (ARGV[2] === "push") {
  process.listeners("SIGTERM").push(function (name) {
    puts(name);
    node.exit(0);
  });
  setTimeout(function () {
    puts("ready");
  }, 1);
  setTimeout(function () {}, 60000);
} else if (ARGV[2] === "splice") {
  process.addListener("SIGTERM", check.mustNotCall());
  process.listeners("SIGTERM").splice(0, 1);
  setTimeout(function () {
    puts("ready");
  }, 1);
  setTimeout(function () {}, 60000);
} else if (ARGV[2] === "kept") {
  // The array was asked for long ago; the signal itself finds it empty.
  process.addListener("SIGTERM", check.mustNotCall());
  var kept = process.listeners("SIGTERM");
  setTimeout(function () {
    kept.length = 0;
    puts("ready");
  }, 1);
  setTimeout(function () {}, 60000);
} else {
  [
    ["push", "ready\nSIGTERM\n", 0],
    ["splice", "ready\n", 143],
    ["kept", "ready\n", 143],
  ].forEach(function (expected) {
    var child = run.run(
      run.command(__filename, expected[0]),
      check.mustCall(function (result) {
        check.equal(result.error, "");
        check.equal(result.output, expected[1]);
        check.equal(result.code, expected[2]);
      }),
    );
    child.addListener("output", function (data) {
      if (data === "ready\n") child.kill();
    });
  });
}

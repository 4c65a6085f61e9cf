// Children leave nothing behind: no descriptor, no zombie.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

// Descriptors of this process, and its children (the one that asks included). It asks when told to: then spawn has returned.
var QUESTION =
  "read x; ls /proc/$PPID/fd | wc -l; " +
  'grep -l "^PPid:[[:space:]]*$PPID$" /proc/[0-9]*/status 2>/dev/null | wc -l';

function ask(callback) {
  run(QUESTION, check.mustCall(callback)).write("now\n");
}

ask(function (before) {
  var left = 50;
  for (var i = 0; i < 50; i++) {
    run(
      ["true", "echo x", "kill -9 $$", "cat <&-", "exit 3"][i % 5],
      check.mustCall(function () {
        if (--left > 0) return;
        ask(function (after) {
          check.equal(after.output, before.output);
        });
      }),
    );
  }
});

// A child starts with every signal at its default and none blocked, though this process ignores or catches some.
var check = require("../check.js");
var run = require("fixtures/run.js").run;

process.addListener("SIGUSR1", check.mustNotCall());
run(
  "exec cat /proc/self/status",
  check.mustCall(function (result) {
    // The last 16 digits of a mask, as two numbers: signals 64 to 33 and 32 to 1.
    function mask(name) {
      var digits = new RegExp(name + ":\\s*(\\w{8})(\\w{8})").exec(result.output);
      return [parseInt(digits[1], 16), parseInt(digits[2], 16)];
    }
    check.deepEqual(mask("SigBlk"), [0, 0]);
    check.deepEqual(mask("SigCgt"), [0, 0]);
    // 32 and 33 are the C library's own, and it may leave them ignored.
    var ignored = mask("SigIgn");
    check.equal(ignored[0] & ~1, 0);
    check.equal(ignored[1] & 0x7fffffff, 0);
  }),
);

// So a writer into a broken pipe ends quietly.
run(
  "yes | head -n 1",
  check.mustCall(function (result) {
    check.equal(result.output, "y\n");
    check.equal(result.error, "");
  }),
);

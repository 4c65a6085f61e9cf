// A child that closes its stdin early, or never reads it and exits, does no harm: what was written is dropped.
var check = require("../check.js");
var run = require("fixtures/run.js");

var megabyte = new Array(1024 * 1024 + 1).join("x");
var deaf = run.run(
  "exec <&-; echo closed; sleep 0.2; echo end",
  check.mustCall(function (result) {
    check.equal(result.output, "closed\nend\n");
    check.equal(result.code, 0);
  }),
);
deaf.addListener("output", function (data) {
  if (data !== "closed\n") return;
  deaf.write(megabyte);
  run.pause(20);
  check.equal(deaf.write("more"), false);
});

var brief = run.run(
  "exit 4",
  check.mustCall(function (result) {
    check.equal(result.code, 4);
  }),
);
brief.write(megabyte);

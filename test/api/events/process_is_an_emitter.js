// process is the global object and an EventEmitter.
var check = require("../check.js");

check.ok(
  process ===
    (function () {
      return this;
    })(),
);
check.ok(process instanceof node.EventEmitter);
check.ok(
  process.addListener(
    "x",
    check.mustCall(function () {
      check.ok(this === process);
    }),
  ) === process,
);
check.equal(process.emit("x", []), true);

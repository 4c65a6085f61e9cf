// wait() works inside the callback of another operation, and those that were done meanwhile are not lost.
var check = require("../check.js");

for (var i = 0; i < 50; i++) {
  node.fs.stat("/").addCallback(
    check.mustCall(function () {
      check.ok(node.fs.cat("/dev/null").wait() === "");
    }),
  );
}

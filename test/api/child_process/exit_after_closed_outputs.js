// A child that closes its outputs and lives on gives both nulls at once, and "exit" when it ends.
var check = require("../check.js");

var ended = 0;
var child = node.createChildProcess("exec >&- 2>&-; read x; exit 3");
function onData(data) {
  check.equal(data, null);
  if (++ended === 2) child.write("end\n");
}
child.addListener("output", check.mustCall(onData));
child.addListener("error", check.mustCall(onData));
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(ended, 2);
    check.equal(code, 3);
  }),
);

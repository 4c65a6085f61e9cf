// child.write and child.close return false once stdin was closed, and once the child has gone.
var check = require("../check.js");

var child = node.createChildProcess("cat; echo end");
check.equal(child.write("x"), true);
check.equal(child.close(), true);
check.equal(child.write("y"), false);
check.equal(child.close(), false);

var output = "";
child.addListener("output", function (data) {
  if (data !== null) output += data;
});
child.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(output, "xend\n");
  }),
);

var gone = node.createChildProcess("true");
gone.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(gone.write("x"), false);
    check.equal(gone.close(), false);
  }),
);

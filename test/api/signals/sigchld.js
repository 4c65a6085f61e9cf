// A listener for SIGCHLD and the children's own "exit" do not take each other's news, while it is there and after.
var check = require("../check.js");

var heard = 0;
function listener() {
  heard++;
}
process.addListener("SIGCHLD", listener);
node.createChildProcess("exit 3").addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 3);
    check.ok(heard > 0);
    process.removeListener("SIGCHLD", listener);
    var before = heard;
    node.createChildProcess("exit 4").addListener(
      "exit",
      check.mustCall(function (code) {
        check.equal(code, 4);
        check.equal(heard, before);
      }),
    );
  }),
);

// close() emits "close", once, without arguments; no data comes after it.
var check = require("../check.js");

node.stdio.addListener("data", check.mustNotCall("data"));
node.stdio.addListener(
  "close",
  check.mustCall(function () {
    check.equal(arguments.length, 0);
  }),
);
node.stdio.open();
node.stdio.close();

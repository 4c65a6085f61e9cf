// close() of stdin that is not open throws an Error: never opened, or closed already.
var check = require("../check.js");

check.throws(function () {
  node.stdio.close();
}, Error);
node.stdio.addListener("close", check.mustCall());
node.stdio.open();
node.stdio.close();
check.throws(function () {
  node.stdio.close();
}, Error);

// open() of stdin that is open throws an Error, and changes nothing; after close() it may be opened again.
var check = require("../check.js");

node.stdio.open("raw");
check.throws(function () {
  node.stdio.open();
}, Error);
node.stdio.close();
node.stdio.open();
node.stdio.close();

// node.ASCII, node.UTF8 and node.RAW are 0, 1 and 2.
var check = require("../check.js");
check.equal(node.ASCII, 0);
check.equal(node.UTF8, 1);
check.equal(node.RAW, 2);

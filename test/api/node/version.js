// node.version is "0.1.9".
var check = require("../check.js");
check.equal(node.version, "0.1.9");

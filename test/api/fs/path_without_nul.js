// A path with a NUL character in it, which the system would cut short, throws a TypeError.
var check = require("../check.js");

check.throws(function () {
  node.fs.cat("/etc/passwd\0.html");
}, TypeError);
check.throws(function () {
  node.fs.rename("/tmp/a", "/tmp/\0");
}, /path2/);
check.equal(node.fs.stat(new String("/")).wait().mode & node.S_IFMT, node.S_IFDIR);

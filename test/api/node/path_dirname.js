// node.path.dirname gives what stands before the last slash; a relative one begins with ".".
var check = require("../check.js");
var dirname = node.path.dirname;
check.equal(dirname("a/b"), "./a");
check.equal(dirname("a/b/c.js"), "./a/b");
check.equal(dirname("a"), ".");
check.equal(dirname("/a"), "/");
check.equal(dirname("/"), "/");
check.equal(dirname("/a/b"), "/a");
check.equal(dirname("/a//b"), "/a");
check.equal(dirname("./a"), ".");
check.equal(dirname("./a/b"), "./a");
check.equal(dirname("../a"), "..");
check.equal(dirname(".a/b"), "./.a");
check.equal(dirname(""), ".");
check.throws(function () {
  dirname();
}, TypeError);

// node.path.filename gives the last part.
var check = require("../check.js");
var filename = node.path.filename;
check.equal(filename("/a/b.js"), "b.js");
check.equal(filename("a/b"), "b");
check.equal(filename("a"), "a");
check.equal(filename(""), "");
check.throws(function () {
  filename(null);
}, TypeError);

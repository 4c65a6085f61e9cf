// The error of a call of two paths names both, and has them as path and path2.
var check = require("../check.js");
node.fs.rename("/no-such-file", "/tmp/b").addErrback(
  check.mustCall(function (error) {
    check.equal(error.message, "rename: No such file or directory: /no-such-file -> /tmp/b");
    check.equal(error.path, "/no-such-file");
    check.equal(error.path2, "/tmp/b");
  }),
);

// stat() follows symbolic links.
var check = require("../check.js");

node.fs.stat("/proc/self").addCallback(
  check.mustCall(function (stats) {
    check.equal(stats.mode & node.S_IFMT, node.S_IFDIR);
  }),
);

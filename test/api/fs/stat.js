// stat() gives the numbers of stat(2) under the document's names, in its order.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", "0123456789");
node.fs.stat(path).addCallback(
  check.mustCall(function (stats) {
    check.equal(arguments.length, 1);
    check.deepEqual(Object.keys(stats), [
      "dev",
      "ino",
      "mode",
      "nlink",
      "uid",
      "gid",
      "rdev",
      "size",
      "blksize",
      "blocks",
      "atime",
      "mtime",
      "ctime",
    ]);
    Object.keys(stats)
      .slice(0, 10)
      .forEach(function (name) {
        check.equal(typeof stats[name], "number", name);
        check.equal(stats[name], Math.floor(stats[name]), name);
      });
    check.equal(stats.mode, node.S_IFREG | 0600);
    check.equal(stats.nlink, 1);
    check.equal(stats.size, 10);
    check.ok(stats.ino > 0);
    check.ok(stats.blksize >= 512);
    folder.remove();
  }),
);

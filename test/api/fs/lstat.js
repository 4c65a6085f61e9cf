// lstat() tells of a link itself, where stat() tells of what it leads to; a link to nothing is one, too.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var file = folder.file("file", "four");
node.fs.symlink("file", folder.file("link")).wait();
node.fs.symlink("nowhere", folder.file("dangling")).wait();

node.fs.lstat(folder.file("link")).addCallback(
  check.mustCall(function (stats) {
    check.ok(stats.isSymbolicLink() && !stats.isFile());
    check.equal(stats.size, 4, "the length of the target");
    check.ok(node.fs.stat(folder.file("link")).wait().isFile());
    check.ok(node.fs.lstat(file).wait().isFile());
    check.ok(node.fs.lstat(folder.file("dangling")).wait().isSymbolicLink());
    check.equal(folder.failure(node.fs.stat(folder.file("dangling"))).code, "ENOENT");
    check.equal(folder.failure(node.fs.lstat(folder.file("none"))).code, "ENOENT");
    check.equal(folder.failure(node.fs.lstat(file + "/x")).code, "ENOTDIR");
    folder.remove();
  }),
);

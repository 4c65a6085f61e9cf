// The flags of open() are those of open(2): O_EXCL refuses what is there, O_TRUNC empties it, O_APPEND writes at the end.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", "first");
check.equal(
  folder.failure(node.fs.open(path, node.O_WRONLY | node.O_CREAT | node.O_EXCL, 0600)).code,
  "EEXIST",
);
var fd = node.fs.open(path, node.O_WRONLY | node.O_APPEND).wait();
node.fs.write(fd, " second").wait();
node.fs.close(fd).wait();
check.equal(node.fs.cat(path).wait(), "first second");
node.fs.close(node.fs.open(path, node.O_WRONLY | node.O_TRUNC).wait()).wait();
check.equal(node.fs.cat(path).wait(), "");
folder.remove();

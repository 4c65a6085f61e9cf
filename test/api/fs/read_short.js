// read() asks for so many bytes at most, and gives those that are there; a huge length costs nothing.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file", "abc"), node.O_RDONLY).wait();
check.deepEqual(node.fs.read(fd, 2, 0, "utf8").wait(), ["ab", 2]);
check.deepEqual(node.fs.read(fd, 0, 0, "utf8").wait(), [null, 0]);
check.deepEqual(node.fs.read(fd, 1 << 30, 0, "utf8").wait(), ["abc", 3]);
node.fs.close(fd).wait();
folder.remove();

// write() to a descriptor open for reading, and read() from one open for writing, fail with EBADF.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var reading = node.fs.open(folder.file("file", "x"), node.O_RDONLY).wait();
var writing = node.fs.open(folder.file("file"), node.O_WRONLY).wait();
check.equal(folder.failure(node.fs.write(reading, "y")).code, "EBADF");
check.equal(folder.failure(node.fs.read(writing, 1)).code, "EBADF");
node.fs.close(reading).wait();
node.fs.close(writing).wait();
folder.remove();

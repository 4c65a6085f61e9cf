// A negative position is what pread(2) and pwrite(2) make of it: EINVAL.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file", "x"), node.O_RDWR).wait();
check.equal(folder.failure(node.fs.read(fd, 1, -1)).code, "EINVAL");
check.equal(folder.failure(node.fs.write(fd, "y", -1)).code, "EINVAL");
node.fs.close(fd).wait();
folder.remove();

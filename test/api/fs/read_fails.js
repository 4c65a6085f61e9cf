// read() of a folder fails with EISDIR, of a descriptor that is not open with EBADF, of a pipe at a position with ESPIPE.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.path, node.O_RDONLY).wait();
check.equal(folder.failure(node.fs.read(fd, 10)).code, "EISDIR");
node.fs.close(fd).wait();
check.equal(folder.failure(node.fs.read(fd, 10)).code, "EBADF");
check.equal(folder.failure(node.fs.read(-1, 10)).code, "EBADF");
check.equal(folder.failure(node.fs.read(-1, 10, 0)).syscall, "pread");
folder.remove();

// Positions go beyond 4 GB: five billion bytes into a sparse file, write(), read() and stat() agree.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var far = 5e9;
var fd = node.fs.open(folder.file("sparse"), node.O_RDWR | node.O_CREAT, 0600).wait();
check.equal(node.fs.write(fd, "far away", far).wait(), 8);
check.equal(node.fs.stat(folder.file("sparse")).wait().size, far + 8);
check.deepEqual(node.fs.read(fd, 100, far, "utf8").wait(), ["far away", 8]);
check.deepEqual(node.fs.read(fd, 3, far - 3).wait(), [[0, 0, 0], 3]);
check.deepEqual(node.fs.read(fd, 100, far + 8).wait(), [null, 0]);
node.fs.close(fd).wait();
folder.remove();

// write() of nothing succeeds with 0.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file"), node.O_WRONLY | node.O_CREAT, 0600).wait();
check.equal(node.fs.write(fd, "").wait(), 0);
check.equal(node.fs.write(fd, []).wait(), 0);
node.fs.close(fd).wait();
folder.remove();

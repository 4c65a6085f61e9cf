// write() puts an array out byte for byte, modulo 256.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file"), node.O_WRONLY | node.O_CREAT, 0600).wait();
check.equal(node.fs.write(fd, [0, 1, 255, 256 + 65, -1]).wait(), 5);
node.fs.close(fd).wait();
check.deepEqual(node.fs.cat(folder.file("file"), "raw").wait(), [0, 1, 255, 65, 255]);
folder.remove();

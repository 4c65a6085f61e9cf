// Bytes that are no UTF-8 are U+FFFD in the string that read() and cat() give.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", [0x61, 0xff, 0x62, 0xe2, 0x82]);
var fd = node.fs.open(path, node.O_RDONLY).wait();
check.deepEqual(node.fs.read(fd, 10, 0, "utf8").wait(), ["a\ufffdb\ufffd", 5]);
check.equal(node.fs.cat(path).wait(), "a\ufffdb\ufffd");
node.fs.close(fd).wait();
folder.remove();

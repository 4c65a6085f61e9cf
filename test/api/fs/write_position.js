// write() at a position leaves the current one where it is; without a number it writes at the current one.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", "..........");
var fd = node.fs.open(path, node.O_WRONLY).wait();
node.fs.write(fd, "ab", 5).wait();
node.fs.write(fd, "1").wait();
node.fs.write(fd, "2", null).wait();
node.fs.write(fd, "3", "8").wait();
node.fs.write(fd, "z", 9).wait();
node.fs.write(fd, "4", NaN).wait();
node.fs.close(fd).wait();
check.equal(node.fs.cat(path).wait(), "1234.ab..z");
folder.remove();

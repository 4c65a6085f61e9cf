// read() at a position leaves the current one where it is; without a number it reads on from the current one.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file", "0123456789"), node.O_RDONLY).wait();
function read(position) {
  return node.fs.read(fd, 2, position, "utf8").wait()[0];
}

check.equal(read(), "01");
check.equal(read(7), "78");
check.equal(read(null), "23");
check.equal(read("7"), "45");
check.equal(read(0), "01");
check.equal(read(new Number(8)), "89");
check.equal(read(undefined), "67");
node.fs.close(fd).wait();
folder.remove();

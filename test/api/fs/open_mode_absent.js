// The mode of open() may be left out: a file it makes has 0666 less the umask.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var flags = node.O_WRONLY | node.O_CREAT;
node.fs.close(node.fs.open(folder.file("absent"), flags).wait()).wait();
node.fs.close(node.fs.open(folder.file("given"), flags, 0666).wait()).wait();
check.equal(
  node.fs.stat(folder.file("absent")).wait().mode,
  node.fs.stat(folder.file("given")).wait().mode,
);
node.fs.close(node.fs.open(folder.file("given"), node.O_RDONLY).wait()).wait();
folder.remove();

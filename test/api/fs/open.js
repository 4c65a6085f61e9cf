// open(path, flags, mode) gives a descriptor; O_CREAT makes the file with that mode, less the umask.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

node.fs.open(folder.file("new"), node.O_WRONLY | node.O_CREAT, 0400).addCallback(
  check.mustCall(function (fd) {
    check.equal(arguments.length, 1);
    check.equal(typeof fd, "number");
    check.ok(fd > 2);
    node.fs.close(fd).wait();
    check.equal(node.fs.stat(folder.file("new")).wait().mode, node.S_IFREG | 0400);
    folder.remove();
  }),
);

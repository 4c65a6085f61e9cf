// fstat() tells of what a descriptor stands for, as stat() does of a path, also when its name is gone.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var file = folder.file("file", "four");
var fd = node.fs.open(file, node.O_RDONLY).wait();
node.fs.fstat(fd).addCallback(
  check.mustCall(function (stats) {
    var same = node.fs.stat(file).wait();
    Object.keys(same).forEach(function (name) {
      check.equal(Number(stats[name]), Number(same[name]), name);
    });
    node.fs.unlink(file).wait();
    check.equal(node.fs.fstat(fd).wait().nlink, 0);
    check.ok(node.fs.fstat(fd).wait().mtime instanceof Date);
    node.fs.close(fd).wait();
    check.equal(folder.failure(node.fs.fstat(-1)).code, "EBADF");
    folder.remove();
  }),
);

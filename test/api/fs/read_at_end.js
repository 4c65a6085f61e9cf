// At the end of the file read() succeeds with null and 0, in every encoding.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file", "abc"), node.O_RDONLY).wait();
["utf8", "ascii", "raw", "bytes", undefined].forEach(function (encoding) {
  check.deepEqual(node.fs.read(fd, 10, 3, encoding).wait(), [null, 0]);
  check.deepEqual(node.fs.read(fd, 10, 1000, encoding).wait(), [null, 0]);
});
node.fs.read(fd, 10).wait();
node.fs.read(fd, 10).addCallback(
  check.mustCall(function (data, bytes) {
    check.equal(arguments.length, 2);
    check.equal(data, null);
    check.equal(bytes, 0);
    node.fs.close(fd).wait();
    folder.remove();
  }),
);

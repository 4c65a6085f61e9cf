// read() gives the data and the number of bytes, by default as an array of integers.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file", [0, 65, 255]), node.O_RDONLY).wait();
node.fs.read(fd, 10, 0).addCallback(
  check.mustCall(function (data, bytes) {
    check.equal(arguments.length, 2);
    check.deepEqual(data, [0, 65, 255]);
    check.equal(bytes, 3);
    node.fs.close(fd).wait();
    folder.remove();
  }),
);

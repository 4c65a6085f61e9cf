// write() puts a string out as UTF-8 and tells the bytes, not the characters.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file"), node.O_WRONLY | node.O_CREAT, 0600).wait();
node.fs.write(fd, "h\u00e9\u20ac\ud83d\ude00").addCallback(
  check.mustCall(function (written) {
    check.equal(arguments.length, 1);
    check.equal(written, 1 + 2 + 3 + 4);
    node.fs.close(fd).wait();
    check.deepEqual(
      node.fs.cat(folder.file("file"), "raw").wait(),
      [0x68, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80],
    );
    folder.remove();
  }),
);

// read() gives utf8 and ascii as strings, raw as an array, bytes as a Uint8Array; the number counts bytes.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("file", "h\u00e9"), node.O_RDONLY).wait();
function read(encoding) {
  return node.fs.read(fd, 10, 0, encoding).wait();
}

check.deepEqual(read("utf8"), ["h\u00e9", 3]);
check.deepEqual(read("UTF-8"), ["h\u00e9", 3]);
check.deepEqual(read(1), ["h\u00e9", 3]);
check.deepEqual(read("ascii"), ["h\u00c3\u00a9", 3]);
check.deepEqual(read("raw"), [[0x68, 0xc3, 0xa9], 3]);
check.deepEqual(read(2), [[0x68, 0xc3, 0xa9], 3]);
check.deepEqual(read(null), [[0x68, 0xc3, 0xa9], 3]);
var bytes = read("bytes");
check.ok(bytes[0] instanceof Uint8Array);
check.deepEqual(Array.from(bytes[0]), [0x68, 0xc3, 0xa9]);
check.equal(bytes[0].buffer.byteLength, 3);
check.equal(bytes[1], 3);
node.fs.close(fd).wait();
folder.remove();

// cat() gives utf8 and ascii as strings, raw as an array of integers, bytes as a Uint8Array.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", "h\u00e9");
function cat(encoding) {
  return node.fs.cat(path, encoding).wait();
}

check.equal(cat("utf8"), "h\u00e9");
check.equal(cat("Utf8"), "h\u00e9");
check.equal(cat(1), "h\u00e9");
check.equal(cat(null), "h\u00e9");
check.equal(cat("ascii"), "h\u00c3\u00a9");
check.deepEqual(cat("raw"), [0x68, 0xc3, 0xa9]);
check.deepEqual(cat(2), [0x68, 0xc3, 0xa9]);
check.ok(cat("bytes") instanceof Uint8Array);
check.deepEqual(Array.from(cat("bytes")), [0x68, 0xc3, 0xa9]);
folder.remove();

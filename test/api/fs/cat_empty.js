// cat() of an empty file gives an empty string, array or Uint8Array.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", "");
check.equal(node.fs.cat(path).wait(), "");
check.equal(node.fs.cat(path, "ascii").wait(), "");
check.deepEqual(node.fs.cat(path, "raw").wait(), []);
check.equal(node.fs.cat(path, "bytes").wait().length, 0);
folder.remove();

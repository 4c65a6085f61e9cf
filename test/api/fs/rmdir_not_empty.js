// rmdir() of a folder with something in it fails with ENOTEMPTY; of a file, with ENOTDIR.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var file = folder.file("file", "");
check.equal(folder.failure(node.fs.rmdir(folder.path)).code, "ENOTEMPTY");
check.equal(folder.failure(node.fs.rmdir(file)).code, "ENOTDIR");
folder.remove();

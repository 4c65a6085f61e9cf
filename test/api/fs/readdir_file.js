// readdir() of a file fails with ENOTDIR, of nothing with ENOENT.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var error = folder.failure(node.fs.readdir(folder.file("file", "")));
check.equal(error.code, "ENOTDIR");
check.equal(error.path, folder.file("file"));
check.equal(folder.failure(node.fs.readdir(folder.file("none"))).code, "ENOENT");
folder.remove();

// mkdir() where something is already fails with EEXIST; in a folder that is not there, with ENOENT.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

check.equal(folder.failure(node.fs.mkdir(folder.path, 0700)).code, "EEXIST");
check.equal(folder.failure(node.fs.mkdir(folder.file("a/b"), 0700)).code, "ENOENT");
folder.remove();

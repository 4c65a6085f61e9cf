// cat() of a folder fails with EISDIR, of nothing with ENOENT; the error names the file.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var error = folder.failure(node.fs.cat(folder.path));
check.equal(error.code, "EISDIR");
check.equal(error.path, folder.path);
error = folder.failure(node.fs.cat(folder.file("none"), "raw"));
check.equal(error.code, "ENOENT");
check.equal(error.path, folder.file("none"));
check.equal(error.message, "open: No such file or directory: " + folder.file("none"));
folder.remove();

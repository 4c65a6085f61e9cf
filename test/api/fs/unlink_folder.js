// unlink() of a folder fails, as unlink(2) on Linux does, with EISDIR.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var error = folder.failure(node.fs.unlink(folder.path));
check.equal(error.code, "EISDIR");
check.ok(/^unlink: /.test(error.message));
folder.remove();

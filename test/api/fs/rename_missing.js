// rename() of what is not there fails with ENOENT; the error names the first path.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var error = folder.failure(node.fs.rename(folder.file("a"), folder.file("b")));
check.equal(error.code, "ENOENT");
check.equal(error.path, folder.file("a"));
check.ok(/rename/.test(error.message), error.message);
folder.remove();

// __filename is the absolute path of the file, __dirname that of its folder.
var check = require("../check.js");
var inner = require("./fixtures/folder/../folder/inner.js");
check.equal(inner.filename, __dirname + "/fixtures/folder/inner.js");
check.equal(inner.dirname, __dirname + "/fixtures/folder");
check.equal(__filename.charAt(0), "/");
check.equal(__filename, __dirname + "/filename_and_dirname.js");

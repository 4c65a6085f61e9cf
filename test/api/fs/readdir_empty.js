// readdir() of an empty folder gives an empty array.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

check.deepEqual(node.fs.readdir(folder.path).wait(), []);
folder.remove();

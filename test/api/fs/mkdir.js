// mkdir() makes a folder with the mode given, less the umask; success has no values.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

node.fs.mkdir(folder.file("inner"), 0500).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(node.fs.stat(folder.file("inner")).wait().mode, node.S_IFDIR | 0500);
    folder.remove();
  }),
);

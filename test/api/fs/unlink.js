// unlink() removes a file; success has no values.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

node.fs.unlink(folder.file("gone", "x")).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.deepEqual(node.fs.readdir(folder.path).wait(), []);
    folder.remove();
  }),
);

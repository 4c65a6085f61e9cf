// rmdir() removes an empty folder; success has no values.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

node.fs.rmdir(folder.path).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(folder.failure(node.fs.stat(folder.path)).code, "ENOENT");
  }),
);

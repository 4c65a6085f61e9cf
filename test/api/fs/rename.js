// rename(path1, path2) moves a file, over one that is there; success has no values.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var from = folder.file("from", "moved"),
  to = folder.file("to", "overwritten");
node.fs.rename(from, to).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(node.fs.cat(to).wait(), "moved");
    check.deepEqual(node.fs.readdir(folder.path).wait(), ["to"]);
    folder.remove();
  }),
);

// The document's way to put calls in order: the next one from the callback of the one before.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var hello = folder.file("hello", "12345"),
  world = folder.file("world");
node.fs.rename(hello, world).addCallback(
  check.mustCall(function () {
    node.fs.stat(world).addCallback(
      check.mustCall(function (stats) {
        check.equal(stats.size, 5);
        folder.remove();
      }),
    );
  }),
);

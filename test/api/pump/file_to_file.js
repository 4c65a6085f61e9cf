// pump copies a file byte for byte, by path and by descriptor, and tells how many bytes; what it opened it closes.
var check = require("../check.js");
var files = require("fixtures/files.js");

[0, 1, 65536, 300001].forEach(function (size) {
  var from = files.make("from", size),
    to = files.path("to");
  var before = files.descriptors();
  check.equal(node.pump({ path: from }, { path: to }).wait(), size);
  check.ok(files.same(from, to), size);
  check.equal(files.descriptors(), before);

  var a = node.fs.open(from, node.O_RDONLY).wait();
  var b = node.fs.open(to, node.O_WRONLY | node.O_TRUNC).wait();
  check.equal(node.pump({ fd: a }, { fd: b }).wait(), size);
  check.ok(files.same(from, to), size);
  node.fs.close(a).wait(); // a descriptor that was given stays open
  node.fs.close(b).wait();
});
check.equal(
  node.pump({ path: files.make("from", 3) }, { path: files.path("mode"), mode: 0600 }).wait(),
  3,
);
check.equal(node.fs.stat(files.path("mode")).wait().mode & 0777, 0600);

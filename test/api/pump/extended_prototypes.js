// A file's { path }, { fd } and { mode } are what the object has itself, not what a program gave to all objects.
var check = require("../check.js");
var files = require("fixtures/files.js");
var from = files.make("from", 3000),
  to = files.path("to");
["path", "fd", "mode"].forEach(function (name) {
  Object.prototype[name] = function () {
    return "not a " + name;
  };
});
check.equal(node.pump({ path: from }, { path: to, mode: 0600 }).wait(), 3000);
check.ok(files.same(from, to));
check.equal(node.fs.stat(to).wait().mode & 0777, 0600);
var a = node.fs.open(from, node.O_RDONLY).wait();
var b = node.fs.open(to, node.O_WRONLY | node.O_TRUNC).wait();
check.equal(node.pump({ fd: a }, { fd: b }).wait(), 3000);
check.ok(files.same(from, to));

// pump throws a TypeError for what cannot be read or written, before it opens anything.
var check = require("../check.js");

[undefined, null, 5, "/etc/passwd", {}, [], function () {}, new node.EventEmitter()].forEach(
  function (wrong) {
    check.throws(function () {
      node.pump(wrong, { path: "/dev/null" });
    }, /from/);
    check.throws(function () {
      node.pump({ path: "/dev/null" }, wrong);
    }, /to must/);
  },
);

var path = "/tmp/node-pump-" + node.pid;
node.fs.append(path, "kept").wait();
[{ path: 5 }, { path: null }, { path: "a\0b" }, { fd: "0" }, { fd: 0.5 }].forEach(function (wrong) {
  check.throws(function () {
    node.pump(wrong, { path: path });
  }, /^pump: (path|fd) must be/);
  check.throws(function () {
    node.pump({ path: path }, wrong);
  }, /^pump: (path|fd) must be/);
});
check.throws(function () {
  node.pump({ path: "/dev/null" }, { path: path, mode: "0600" });
}, /^pump: mode must be/);
[{ start: -1 }, { end: "9" }, { start: 2, end: 1 }].forEach(function (part) {
  part.path = "/dev/null";
  check.throws(function () {
    node.pump(part, { path: path });
  }, TypeError);
});
check.equal(node.fs.cat(path).wait(), "kept");
node.fs.unlink(path).wait();

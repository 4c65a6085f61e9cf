// pump throws a TypeError for what cannot be read or written.
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

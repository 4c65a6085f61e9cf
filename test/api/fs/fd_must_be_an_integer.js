// A descriptor that is no integer throws a TypeError at once that names the argument; close() then closes nothing.
var check = require("../check.js");

[undefined, null, "1", {}, [], NaN, 1.5, Infinity, 1e12, true].forEach(function (fd) {
  check.throws(function () {
    node.fs.close(fd);
  }, /^close: fd/);
  check.throws(function () {
    node.fs.read(fd, 1);
  }, /^read: fd/);
  check.ok(
    check
      .throws(function () {
        node.fs.write(fd, "x");
      }, TypeError)
      .message.indexOf("write: fd") === 0,
  );
});

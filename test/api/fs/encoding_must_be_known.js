// read() and cat() throw a TypeError at once for an encoding that is none.
var check = require("../check.js");

["latin1", "", 3, {}, true].forEach(function (encoding) {
  check.throws(function () {
    node.fs.read(0, 1, 0, encoding);
  }, TypeError);
  check.throws(function () {
    node.fs.cat("/etc/passwd", encoding);
  }, TypeError);
});

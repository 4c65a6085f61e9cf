// read() throws a TypeError at once for a length that is no integer or is negative.
var check = require("../check.js");

[undefined, null, "1", {}, NaN, -1, 1.5, Infinity].forEach(function (length) {
  check.ok(
    /length/.test(
      check.throws(function () {
        node.fs.read(0, length);
      }, TypeError).message,
    ),
  );
});

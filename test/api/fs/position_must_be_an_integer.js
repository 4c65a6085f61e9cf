// A position that is a number but no integer throws a TypeError at once.
var check = require("../check.js");

[0.5, Infinity, 1e300].forEach(function (position) {
  check.ok(
    /position/.test(
      check.throws(function () {
        node.fs.read(0, 1, position);
      }, TypeError).message,
    ),
  );
  check.ok(
    /position/.test(
      check.throws(function () {
        node.fs.write(1, "", position);
      }, TypeError).message,
    ),
  );
});

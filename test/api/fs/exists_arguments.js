// exists() throws a TypeError for a path that is no string and for a callback that is no function.
var check = require("../check.js");

check.ok(
  /path/.test(
    check.throws(function () {
      node.fs.exists(5, function () {});
    }, TypeError).message,
  ),
);
check.ok(
  /callback/.test(
    check.throws(function () {
      node.fs.exists("/");
    }, TypeError).message,
  ),
);

// write() and writeError() throw a TypeError for anything but strings and bytes, and write nothing.
var check = require("../check.js");

[undefined, null, 5, true, {}, function () {}].forEach(function (data) {
  check.ok(
    /data/.test(
      check.throws(function () {
        node.stdio.write(data);
      }, TypeError).message,
    ),
  );
  check.ok(
    /data/.test(
      check.throws(function () {
        node.stdio.writeError(data);
      }, TypeError).message,
    ),
  );
});

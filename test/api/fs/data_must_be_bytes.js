// write() throws a TypeError at once for data that is neither a string nor bytes.
var check = require("../check.js");

[undefined, null, 5, true, {}, function () {}].forEach(function (data) {
  check.ok(
    /data/.test(
      check.throws(function () {
        node.fs.write(1, data);
      }, TypeError).message,
    ),
  );
});

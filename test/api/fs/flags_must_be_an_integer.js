// open() throws a TypeError at once for flags that are no integer, and for a mode that is there and none.
var check = require("../check.js");

[undefined, null, "r", {}, NaN, 0.5].forEach(function (flags) {
  check.ok(
    /flags/.test(
      check.throws(function () {
        node.fs.open("/tmp", flags);
      }, TypeError).message,
    ),
  );
});
["0644", {}, NaN, -1, 0.5].forEach(function (mode) {
  check.ok(
    /mode/.test(
      check.throws(function () {
        node.fs.open("/tmp", 0, mode);
      }, TypeError).message,
    ),
  );
  check.ok(
    /mode/.test(
      check.throws(function () {
        node.fs.mkdir("/tmp", mode);
      }, TypeError).message,
    ),
  );
});

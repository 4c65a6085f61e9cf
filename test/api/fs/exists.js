// exists(path, callback) calls back with true or false, later, and returns no promise.
var check = require("../check.js");

var later = false;
check.equal(
  node.fs.exists(
    "/",
    check.mustCall(function (there) {
      check.equal(arguments.length, 1);
      check.equal(there, true);
      check.ok(later);
    }),
  ),
  undefined,
);
node.fs.exists(
  "/no/such/file",
  check.mustCall(function (there) {
    check.equal(there, false);
  }),
);
node.fs.exists(
  "",
  check.mustCall(function (there) {
    check.equal(there, false);
  }),
);
later = true;

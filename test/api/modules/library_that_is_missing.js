// require of a .node file that is not there throws an Error that names it.
var check = require("../check.js");
var error = check.throws(function () {
  require("fixtures/nothing.node");
}, Error);
check.ok(error.message.indexOf(__dirname + "/fixtures/nothing.node") >= 0, error.message);
check.equal(error.code, "ENOENT");
require_async("fixtures/nothing.node").addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
  }),
);

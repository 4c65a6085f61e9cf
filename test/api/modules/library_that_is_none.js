// A .node file that is no library is an Error that names it, from require and node.dlopen.
var check = require("../check.js");
var path = __dirname + "/fixtures/no_library.node";
var error = check.throws(function () {
  require("fixtures/no_library.node");
}, Error);
check.ok(error.message.indexOf(path) >= 0, error.message);
error = check.throws(function () {
  node.dlopen(path, {});
}, Error);
check.ok(error.message.indexOf(path) >= 0, error.message);
require_async("fixtures/no_library.node").addErrback(check.mustCall());

// require of a file that is not there throws an Error with the path and ENOENT.
var check = require("../check.js");
var error = check.throws(function () {
  require("fixtures/nothing.js");
}, Error);
check.ok(error.message.indexOf(__dirname + "/fixtures/nothing.js") >= 0, error.message);
check.ok(error.message.indexOf("ENOENT") >= 0, error.message);
check.equal(error.code, "ENOENT");
check.equal(error.errno, node.ENOENT || error.errno);
check.equal(error.path, __dirname + "/fixtures/nothing.js");

// require of a folder throws an Error with the path and EISDIR.
var check = require("../check.js");
var error = check.throws(function () {
  require("fixtures");
}, /EISDIR/);
check.ok(error.message.indexOf(__dirname + "/fixtures") >= 0, error.message);

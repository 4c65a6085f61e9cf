// A SyntaxError in a module names the file, the line and the mistake.
var check = require("../check.js");
var error = check.throws(function () {
  require("fixtures/syntax_error.js");
}, SyntaxError);
check.equal(error.message, __dirname + "/fixtures/syntax_error.js:3: Unexpected token ';'");
check.ok(error.stack.indexOf(error.message) >= 0, error.stack);

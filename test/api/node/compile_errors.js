// What node.compile cannot compile is a SyntaxError that names the file and the line.
var check = require("../check.js");
var error = check.throws(function () {
  node.compile("1;\n2 +;", "/some/file.js");
}, SyntaxError);
check.ok(error.message.indexOf("/some/file.js:2: ") === 0, error.message);
error = check.throws(function () {
  node.compile("function () {\n  +;\n}", "/f.js");
}, SyntaxError);
check.ok(error.message.indexOf("/f.js:2: ") === 0, error.message);
check.throws(function () {
  node.compile("throw new RangeError('r')", "x");
}, RangeError);
check.throws(function () {
  node.compile();
}, TypeError);
check.throws(function () {
  node.compile(5, "x");
}, TypeError);

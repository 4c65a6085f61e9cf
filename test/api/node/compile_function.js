// node.compile of one anonymous function gives that function, with its lines counted from 1.
var check = require("../check.js");
var add = node.compile("function (a, b) { return a + b; }", "add.js");
check.equal(typeof add, "function");
check.equal(add(1, 2), 3);
check.equal(node.compile("// a note\n  function(a) { return a; };\n", "x")(5), 5);
check.equal(node.compile("(function () { return 6; })", "x")(), 6);
check.ok(node.compile("async function () {}", "x")() instanceof Promise);
check.equal(node.compile("function named() { return 7; } named()", "x"), 7);
var fails = node.compile("function () {\n  throw new Error('x');\n}", "/lines.js");
check.ok(/\/lines\.js:2:9/.test(check.throws(fails).stack));

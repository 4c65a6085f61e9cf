// node.compile(source, filename) runs the source in the global scope and gives its value.
var check = require("../check.js");
check.equal(node.compile("1 + 2", "sum.js"), 3);
check.equal(node.compile("var compiledHere = 4; compiledHere * 2", "x"), 8);
check.equal(process.compiledHere, 4);
check.equal(node.compile("this", "x"), process);
check.equal(node.compile("", "x"), undefined);
check.equal(node.compile("5"), 5);

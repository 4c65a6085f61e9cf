// What stands many times in a path or in front of a script is passed over in linear time.
var check = require("../api/check.js");
var many = 500000;
function repeat(text) {
  return new Array(many + 1).join(text);
}

check.equal(node.path.dirname("a" + repeat("/") + "b/c").length, many + 4);
check.equal(node.path.dirname("a" + repeat("/") + "b"), "./a");
check.equal(node.path.dirname(repeat("/") + "b"), "/");
check.equal(node.path.join(repeat("/"), "b"), "/b");
check.equal(node.compile("function " + repeat(" ") + "x() {} 8"), 8);
check.equal(node.compile(repeat("\n") + "// c\n function  *  (x) {}").length, 1);

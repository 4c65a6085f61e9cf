// node.compile takes a source for one anonymous function only where nothing but comments stands in front of it.
var check = require("../api/check.js");
check.equal(
  node.compile("/* a */ var x = [/* b */ function (y) { return y; }]; x[0](5)", "x.js"),
  5,
);
check.equal(node.compile("/* a *//** b **/ // c\n function (y) { return y; }", "x.js")(6), 6);
check.equal(node.compile(new Array(100).join("/* many */\n") + "7", "x.js"), 7);

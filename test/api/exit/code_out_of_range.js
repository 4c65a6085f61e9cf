// node.exit throws a TypeError, and goes on, for a code that is no integer from -128 to 255; numeric strings and Number objects are codes.
var check = require("../check.js");
var refused = 0;
process.addListener("exit", function () {
  check.equal(refused, 9);
});
["x", "", {}, [1, 2], NaN, 256, -129, 1.5, Infinity].forEach(function (code) {
  check.throws(function () {
    node.exit(code);
  }, /^exit: the code must be an integer from -128 to 255$/);
  refused++;
});
node.exit(new Number(0));
throw new Error("still there");

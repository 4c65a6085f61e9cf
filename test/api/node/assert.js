// node.assert throws an Error with the message where the value is not true.
var check = require("../check.js");
node.assert(true);
node.assert(1, "not told");
node.assert("x");
[false, 0, "", null, undefined, NaN].forEach(function (value) {
  check.throws(function () {
    node.assert(value, "the message");
  }, /^the message$/);
  check.throws(function () {
    node.assert(value);
  }, Error);
});

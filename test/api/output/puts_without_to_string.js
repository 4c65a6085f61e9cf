// puts() and print() take an object without toString as well; what a toString of the program's throws is thrown.
var check = require("../check.js");

puts(Object.create(null));
print({ __proto__: null });
print("\n");
var bad = {
  toString: function () {
    throw new RangeError("own");
  },
};
check.throws(function () {
  puts(bad);
}, RangeError);
check.throws(function () {
  print(bad);
}, RangeError);

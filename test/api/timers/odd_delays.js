// A delay that is negative, absent or no number is 0; numeric strings and Number objects count.
var check = require("../check.js");

[0, -1, -Infinity, NaN, undefined, null, "", "soon", {}, -1e20].forEach(function (delay) {
  setTimeout(check.mustCall(), delay);
});
setTimeout(check.mustCall());
setTimeout(check.mustCall(), "1");
setTimeout(check.mustCall(), new Number(1));
setTimeout(check.mustCall(), 0.3);

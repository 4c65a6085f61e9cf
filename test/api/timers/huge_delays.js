// A delay however long does not fire early, and can be cleared.
var check = require("../check.js");

var ids = [2147483647, 2147483648, 4294967296, 1e12, 1e15, 1e300, Infinity, Number.MAX_VALUE].map(
  function (delay) {
    return setTimeout(check.mustNotCall("after " + delay), delay);
  },
);
ids.push(setInterval(check.mustNotCall(), Infinity));
setTimeout(
  check.mustCall(function () {
    ids.forEach(clearTimeout);
  }),
  20,
);

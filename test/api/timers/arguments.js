// Further arguments of setTimeout and setInterval are passed to the callback; without any, it gets none.
var check = require("../check.js");

setTimeout(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
  }),
  1,
);
setTimeout(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
  }),
);
setTimeout(
  check.mustCall(function () {
    check.deepEqual(Array.prototype.slice.call(arguments), ["a", undefined, 3]);
  }),
  1,
  "a",
  undefined,
  3,
);

var calls = 0;
setInterval(
  check.mustCall(function (a, b) {
    check.deepEqual([a, b], ["x", "y"]);
    if (++calls === 3) clearInterval(this);
  }, 3),
  1,
  "x",
  "y",
);

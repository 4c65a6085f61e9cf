// Modules load where a program has extended the prototypes of Object and Array.
var check = require("../check.js");
Object.prototype.extra = function () {
  return 1;
};
Array.prototype.extraToo = function () {
  return 2;
};
check.equal(require("fixtures/cycle_a.js").late, "a's late");
require_async("fixtures/circle.js").addCallback(
  check.mustCall(function (circle) {
    check.equal(circle.area(1), 3.14);
  }),
);

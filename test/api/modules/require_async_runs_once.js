// A module runs once, however often and in whatever way it is asked for meanwhile.
var check = require("../check.js");
var got = [];
var add = check.mustCall(function (counted) {
  got.push(counted);
}, 3);
require_async("fixtures/counted.js").addCallback(add);
require_async("fixtures/counted.js").addCallback(add);
got.push(require("fixtures/counted.js"));
require_async("fixtures/counted.js").addCallback(add);
process.addListener("exit", function () {
  check.equal(got.length, 4);
  got.forEach(function (each) {
    check.equal(each, got[0]);
  });
  check.equal(process.countedRuns, 1);
});

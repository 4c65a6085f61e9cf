// A running timer fires, though nobody holds its id and the collector has run.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var left = 3;
collect.afterCollection(
  check.mustCall(function () {
    left--;
  }),
);
setTimeout(
  check.mustCall(function () {
    left--;
  }),
  300,
);
(function () {
  var timer = new node.Timer();
  timer.addListener(
    "timeout",
    check.mustCall(function () {
      left--;
    }),
  );
  timer.start(300);
})();
process.addListener("exit", function () {
  check.equal(left, 0);
});

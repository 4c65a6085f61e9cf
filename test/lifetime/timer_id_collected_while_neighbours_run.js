// A cleared timer is collected also where its neighbours in time are still running, and held.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var before = setTimeout(check.mustNotCall(), 100000);
var after;
collect.whenCollected(
  function () {
    var timer = setTimeout(check.mustNotCall(), 100000);
    after = setTimeout(check.mustNotCall(), 100000);
    clearTimeout(timer);
    return timer;
  },
  check.mustCall(function () {
    clearTimeout(before);
    clearTimeout(after);
  }),
);

// A timer that is cleared long before it is due, and what its callback holds, is collected.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var neighbour = setTimeout(check.mustNotCall(), 100000);
collect.whenCollected(
  function () {
    var held = { big: true };
    clearTimeout(
      setTimeout(function () {
        check.ok(held.big);
      }, 100000),
    );
    return held;
  },
  check.mustCall(function () {
    clearTimeout(neighbour);
  }),
);

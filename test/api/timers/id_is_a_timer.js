// setTimeout and setInterval return a node.Timer, which is `this` in the callback.
var check = require("../check.js");

var once = setTimeout(
  check.mustCall(function () {
    check.ok(this === once);
  }),
  1,
);
var again = setInterval(
  check.mustCall(function () {
    check.ok(this === again);
    clearInterval(again);
  }),
  1,
);
check.ok(once instanceof node.Timer);
check.ok(again instanceof node.Timer);
check.ok(once instanceof node.EventEmitter);

// A program that replaces methods of Array, Map and Math gets its timers all the same, once each.
var check = require("../api/check.js");

function broken() {
  throw new Error("replaced");
}
Array.prototype.pop = broken;
["get", "set", "delete"].forEach(function (name) {
  Map.prototype[name] = broken;
});
["floor", "ceil", "max", "min"].forEach(function (name) {
  Math[name] = broken;
});

[1, 2, 3].forEach(function (delay) {
  setTimeout(check.mustCall(), delay);
});
var stopped = setTimeout(check.mustNotCall(), 2);
clearTimeout(stopped);
var interval = setInterval(
  check.mustCall(function () {
    clearInterval(interval);
  }),
  1,
);

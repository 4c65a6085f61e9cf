// Timers fire in order of their due time, whatever their delays, with others set and cleared meanwhile.
var check = require("../check.js");

// A generator of our own, so that a failure can be repeated.
var seed = 12345;
function random(limit) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % limit;
}

// The delays are far apart compared to the time that setting them takes, or equal: the order is known.
var COUNT = 2000;
var fired = [];
var timers = [];
var cleared = {};

function set(number, delay) {
  timers[number] = setTimeout(function () {
    fired.push([delay, number]);
  }, delay);
}

var start = Date.now();
for (var i = 0; i < COUNT; i++) {
  set(i, random(5) * 100);
  if (i > 10 && random(3) === 0) {
    var victim = random(i);
    clearTimeout(timers[victim]);
    cleared[victim] = true;
  }
}
var quick = Date.now() - start < 90; // on a machine so slow that it is not, only the count is checked

process.addListener("exit", function () {
  check.equal(fired.length, COUNT - Object.keys(cleared).length);
  if (!quick) return;
  for (var i = 1; i < fired.length; i++) {
    var before = fired[i - 1],
      after = fired[i];
    check.ok(
      before[0] < after[0] || (before[0] === after[0] && before[1] < after[1]),
      before + " before " + after,
    );
  }
});

// A million timers at once all fire, and a million more are cleared.
var check = require("../check.js");

var COUNT = 1000000;
var fired = 0;
var ids = [];
for (var i = 0; i < COUNT; i++) {
  setTimeout(function () {
    fired++;
  }, i % 50);
  ids.push(setTimeout(check.ok, 50 + (i % 7), false));
}
for (i = 0; i < COUNT; i++) clearTimeout(ids[(i * 7919) % COUNT]);
process.addListener("exit", function () {
  check.equal(fired, COUNT);
});

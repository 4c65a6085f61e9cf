// What a callback throws goes to "uncaughtException", and the timers behind it fire all the same, in order.
var check = require("../check.js");

var order = [];
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    order.push(error);
  }, 2),
);
setTimeout(function () {
  order.push("a");
}, 1);
setTimeout(function () {
  throw "b";
}, 2);
setTimeout(function () {
  Promise.resolve().then(function () {
    order.push("microtask");
  });
  throw "c";
}, 3);
setTimeout(function () {
  order.push("d");
}, 4);
var start = Date.now();
while (Date.now() - start < 10);

process.addListener("exit", function () {
  check.deepEqual(order, ["a", "b", "c", "microtask", "d"]);
});

// A timer that is due earlier fires earlier, though set later.
var check = require("../check.js");

var order = [];
setTimeout(function () {
  order.push("c");
}, 30);
setTimeout(function () {
  order.push("b");
}, 20);
setTimeout(function () {
  order.push("a");
}, 10);

// All are due long before the loop gets to run them.
var start = Date.now();
while (Date.now() - start < 60);

process.addListener("exit", function () {
  check.deepEqual(order, ["a", "b", "c"]);
});

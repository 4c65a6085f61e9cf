// A timeout of 0 set by a timer callback fires in a later turn, behind those that were due already.
var check = require("../check.js");

var order = [];
setTimeout(function () {
  order.push("first");
  setTimeout(function () {
    order.push("nested");
  }, 0);
}, 1);
setTimeout(function () {
  order.push("second");
}, 2);
var start = Date.now();
while (Date.now() - start < 10);

process.addListener("exit", function () {
  check.deepEqual(order, ["first", "second", "nested"]);
});

// Timers of one delay fire in the order in which they were set.
var check = require("../check.js");

var order = [];
for (var i = 0; i < 1000; i++) {
  (function (i) {
    setTimeout(function () {
      order.push(i);
    }, 5);
  })(i);
}

process.addListener("exit", function () {
  check.equal(order.length, 1000);
  order.forEach(function (number, index) {
    check.equal(number, index);
  });
});

// Waits nest a hundred deep.
var check = require("../check.js");

var order = [];
function nest(depth) {
  var promise = new node.Promise();
  setTimeout(function () {
    if (depth < 100) nest(depth + 1);
    promise.emitSuccess([depth]);
  }, 0);
  order.push(promise.wait());
}
nest(1);
check.equal(order.length, 100);
order.forEach(function (depth, index) {
  check.equal(depth, 100 - index);
});

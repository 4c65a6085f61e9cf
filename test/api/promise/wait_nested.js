// Nested waits unwind last in, first out: the first one returns when those made while it waited have returned.
var check = require("../check.js");

var order = [];
var first = new node.Promise(),
  second = new node.Promise();
setTimeout(function () {
  setTimeout(function () {
    order.push("first settled");
    first.emitSuccess([1]);
  }, 5);
  setTimeout(function () {
    order.push("second settled");
    second.emitSuccess([2]);
  }, 20);
  check.equal(second.wait(), 2);
  order.push("second waited");
}, 1);
check.equal(first.wait(), 1);
order.push("first waited");
check.deepEqual(order, ["first settled", "second settled", "second waited", "first waited"]);

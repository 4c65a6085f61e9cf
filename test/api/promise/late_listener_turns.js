// Late listeners run in order of adding, each in a turn of its own: microtasks run between them.
var check = require("../check.js");

var order = [];
var one = new node.Promise(),
  other = new node.Promise();
one.emitSuccess([1]);
other.emitSuccess([2]);
[one, other, one].forEach(function (promise, index) {
  promise.addCallback(function (value) {
    order.push(index + ":" + value);
    Promise.resolve().then(function () {
      order.push("microtask " + index);
    });
  });
});

process.addListener("exit", function () {
  check.deepEqual(order, ["0:1", "microtask 0", "1:2", "microtask 1", "2:1", "microtask 2"]);
});

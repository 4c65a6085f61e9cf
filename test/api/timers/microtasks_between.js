// The language's microtasks run after each callback, before the next one.
var check = require("../check.js");

var order = [];
function callback(name) {
  order.push(name);
  Promise.resolve().then(function () {
    order.push("microtask of " + name);
  });
}
setTimeout(callback, 1, "a");
setTimeout(callback, 2, "b");
var start = Date.now();
while (Date.now() - start < 10);

process.addListener("exit", function () {
  check.deepEqual(order, ["a", "microtask of a", "b", "microtask of b"]);
});

// A timeout's id is an emitter whose "timeout" listeners are its callback and those that are added, in order.
var check = require("../check.js");

var order = [];
function callback() {
  order.push("callback");
}
var id = setTimeout(callback, 1);
id.addListener("timeout", function () {
  order.push("added");
});
check.equal(id.listeners("timeout").length, 2);
check.ok(id.listeners("timeout")[0] === callback);

var other = setTimeout(callback, 1);
check.ok(other._events.timeout[0] === callback);

var removed = setTimeout(check.mustNotCall(), 1);
removed.listeners("timeout").shift();

var replaced = setTimeout(check.mustNotCall(), 1);
replaced._events = { timeout: [check.mustCall()] };

process.addListener("exit", function () {
  check.deepEqual(order, ["callback", "added", "callback"]);
});

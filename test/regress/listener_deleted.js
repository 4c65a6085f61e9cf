// A listener that was deleted from its array, not spliced out of it, is passed over.
var check = require("../api/check.js");
var emitter = new node.EventEmitter();
emitter.addListener("x", check.mustNotCall());
emitter.addListener(
  "x",
  check.mustCall(function (a) {
    check.equal(a, 1);
  }),
);
delete emitter.listeners("x")[0];
emitter._events.x.push(null);
check.equal(emitter.emit("x", [1]), true);

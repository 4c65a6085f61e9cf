// "newListener" is emitted with (event, listener) before the listener is added.
var check = require("../check.js");

var emitter = new node.EventEmitter();
function listener() {}
emitter.addListener(
  "newListener",
  check.mustCall(function (event, added) {
    check.ok(this === emitter);
    check.equal(arguments.length, 2);
    check.equal(event, "tick");
    check.ok(added === listener);
    check.deepEqual(emitter.listeners("tick"), []);
  }),
);
emitter.addListener("tick", listener);
check.equal(emitter.listeners("tick").length, 1);

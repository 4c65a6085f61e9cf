// The first "newListener" listener does not hear of itself, the second one is told to the first.
var check = require("../check.js");

var emitter = new node.EventEmitter();
function second() {}
emitter.addListener(
  "newListener",
  check.mustCall(function (event, listener) {
    check.equal(event, "newListener");
    check.ok(listener === second);
  }),
);
emitter.addListener("newListener", second);

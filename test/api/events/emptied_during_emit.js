// Emptying the list of listeners during an emit ends it.
var check = require("../check.js");

var emitter = new node.EventEmitter();
emitter.addListener(
  "x",
  check.mustCall(function () {
    emitter.listeners("x").length = 0;
  }),
);
emitter.addListener("x", check.mustNotCall());
check.equal(emitter.emit("x", []), true);

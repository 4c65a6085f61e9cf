// emit returns true if the event has listeners, else false.
var check = require("../check.js");

var emitter = new node.EventEmitter();
check.equal(emitter.emit("x", []), false);
emitter.addListener("x", function () {
  return false;
});
check.equal(emitter.emit("x", []), true);
check.equal(emitter.emit("y", []), false);
emitter.listeners("x").pop();
check.equal(emitter.emit("x", []), false);

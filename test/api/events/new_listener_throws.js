// What a "newListener" listener throws goes to who called addListener, and the listener is not added.
var check = require("../check.js");

var emitter = new node.EventEmitter();
emitter.addListener("newListener", function () {
  throw new Error("full");
});
check.throws(function () {
  emitter.addListener("tick", function () {});
}, /full/);
check.equal(emitter.listeners("tick").length, 0);

// An exception in a listener goes to who emitted, and the listeners behind it are not called.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var thrown = new Error("mine");
emitter.addListener("x", check.mustCall());
emitter.addListener("x", function () {
  throw thrown;
});
emitter.addListener("x", check.mustNotCall());
var caught = check.throws(function () {
  emitter.emit("x", []);
});
check.ok(caught === thrown);

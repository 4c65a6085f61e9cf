// Instances share no listeners, neither with each other nor with an emitter that is their prototype.
var check = require("../check.js");

function Old() {}
Old.prototype = new node.EventEmitter();
var one = new Old(),
  other = new Old();
one.addListener("x", check.mustCall());
other.addListener("x", check.mustCall());
one.emit("x", []);
other.emit("x", []);
check.equal(new Old().emit("x", []), false);
check.equal(Old.prototype.emit("x", []), false);

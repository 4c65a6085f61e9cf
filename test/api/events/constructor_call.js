// node.EventEmitter can be called on any object, and its methods work on any object.
var check = require("../check.js");

function Thing() {
  node.EventEmitter.call(this);
}
node.inherits(Thing, node.EventEmitter);
new Thing().addListener("x", check.mustCall()).emit("x", []);

class Modern extends node.EventEmitter {
  constructor() {
    super();
    this.own = true;
  }
}
var modern = new Modern();
modern.addListener("x", check.mustCall());
modern.emit("x", []);

var mixed = {
  addListener: node.EventEmitter.prototype.addListener,
  emit: node.EventEmitter.prototype.emit,
};
mixed.addListener("x", check.mustCall());
mixed.emit("x", []);

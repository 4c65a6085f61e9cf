// node.inherits makes a class an emitter: its methods stay, instances inherit, and `extends node.EventEmitter` needs no inherits.
var check = require("../check.js");

class Door {
  knock() {
    return this.emit("knock", ["Ann"]);
  }
}
node.inherits(Door, node.EventEmitter);
check.ok(Door.super_ === node.EventEmitter.prototype);

class Gate extends node.EventEmitter {
  knock() {
    return this.emit("knock", ["Ann"]);
  }
}

[new Door(), new Gate()].forEach(function (emitter) {
  check.ok(emitter instanceof node.EventEmitter);
  emitter.addListener(
    "knock",
    check.mustCall(function (name) {
      check.equal(name, "Ann");
      check.ok(this === emitter);
    }),
  );
  check.equal(emitter.knock(), true);
});
check.ok(new Door().constructor === Door);

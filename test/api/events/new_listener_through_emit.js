// An emitter with an emit of its own hears of each new listener through it.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var seen = [];
emitter.emit = function (event, args) {
  seen.push(event, args[0]);
};
emitter.addListener("tick", function () {});
check.deepEqual(seen, ["newListener", "tick"]);

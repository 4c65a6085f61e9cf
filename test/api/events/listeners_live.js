// listeners(event) is the live array: what a program does to it counts.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var list = emitter.listeners("x");
check.deepEqual(list, []);
list.push(check.mustCall());
emitter.addListener("x", check.mustCall());
check.equal(list.length, 2);
list.unshift(check.mustCall());
check.ok(emitter.listeners("x") === list);
emitter.emit("x", []);
list.splice(0, 3);
check.equal(emitter.emit("x", []), false);

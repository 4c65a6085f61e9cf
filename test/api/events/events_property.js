// Listeners stand in object._events, by event name.
var check = require("../check.js");

var emitter = new node.EventEmitter();
function listener() {}
emitter.addListener("x", listener);
check.ok(emitter._events.x[0] === listener);
check.ok(emitter._events.x === emitter.listeners("x"));
check.deepEqual(Object.keys(emitter._events), ["x"]);
emitter._events = {};
check.equal(emitter.emit("x", []), false);
emitter.addListener("x", check.mustCall());
emitter.emit("x", []);
delete emitter._events.x;
check.equal(emitter.emit("x", []), false);

// node.Promise inherits from node.EventEmitter, and may emit other events before it settles and after.
var check = require("../check.js");

var promise = new node.Promise();
check.ok(promise instanceof node.EventEmitter);
promise.addListener("progress", check.mustCall(null, 2));
promise.emit("progress", [1]);
promise.emitSuccess();
promise.emit("progress", [2]);

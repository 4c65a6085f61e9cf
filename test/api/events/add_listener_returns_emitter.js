// addListener returns the emitter.
var check = require("../check.js");

var emitter = new node.EventEmitter();
check.ok(emitter.addListener("x", function () {}) === emitter);

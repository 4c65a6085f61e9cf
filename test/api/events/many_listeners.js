// An event may have any number of listeners.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var sum = 0;
for (var i = 0; i < 10000; i++)
  emitter.addListener("x", function (n) {
    sum += n;
  });
emitter.emit("x", [2]);
check.equal(sum, 20000);

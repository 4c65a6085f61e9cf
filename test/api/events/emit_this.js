// `this` in a listener is the emitter, for any number of arguments.
var check = require("../check.js");

var emitter = new node.EventEmitter();
emitter.addListener(
  "x",
  check.mustCall(function () {
    "use strict";
    check.ok(this === emitter);
  }, 5),
);
for (var count = 0; count < 5; count++) emitter.emit("x", new Array(count));

// addListener(), emit(), listeners() and removeListener() called without an object are those of process, the global object.
"use strict";
var check = require("../check.js");
var onTick = check.mustCall(function (a) {
  check.equal(a, 1);
  check.ok(this === process);
}, 2);

check.ok(addListener("tick", onTick) === process);
check.equal(process.emit("tick", [1]), true);
check.equal(emit("tick", [1]), true);
check.ok(listeners("tick") === process.listeners("tick"));
check.ok(removeListener("tick", onTick) === process);
check.equal(emit("tick", [1]), false);

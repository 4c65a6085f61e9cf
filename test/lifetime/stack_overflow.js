// A stack that overflows in a callback is an ordinary error, and the loop goes on.
var check = require("../api/check.js");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.ok(error instanceof RangeError);
  }, 2),
);
function deep() {
  return 1 + deep();
}
setTimeout(deep, 1);
setTimeout(function () {
  var emitter = new node.EventEmitter();
  emitter.addListener("x", function () {
    emitter.emit("x", [1, 2]);
  });
  emitter.emit("x", []);
}, 1);
setTimeout(check.mustCall(), 2);

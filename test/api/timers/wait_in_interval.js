// An interval fires again inside a wait() of its own callback.
var check = require("../check.js");

var promise = new node.Promise();
var depth = 0;
var interval = setInterval(
  check.mustCall(function () {
    depth++;
    if (depth === 1) promise.wait();
    if (depth === 3) {
      clearInterval(interval);
      promise.emitSuccess();
    }
  }, 3),
  1,
);

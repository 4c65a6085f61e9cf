// wait() returns the argument of the success where it had one, itself and not an array of it.
var check = require("../check.js");

[5, null, undefined, ["a", "b"], [], { x: 1 }].forEach(function (value) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([value]);
  }, 1);
  check.ok(promise.wait() === value);
});

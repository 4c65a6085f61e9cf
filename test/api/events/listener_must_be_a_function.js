// addListener and removeListener of anything but a function throw a TypeError that names the event, and change nothing.
var check = require("../check.js");

var emitter = new node.EventEmitter();
[undefined, null, "f", {}, 5, []].forEach(function (value) {
  var error = check.throws(function () {
    emitter.addListener("tick", value);
  }, TypeError);
  check.ok(/tick/.test(error.message), error.message);
  check.throws(function () {
    emitter.removeListener("tick", value);
  }, TypeError);
});
check.equal(emitter.emit("tick", []), false);

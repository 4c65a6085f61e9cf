// promise.wait() works inside each listener of a child, and the order of its events stays.
var check = require("../check.js");
var pause = require("fixtures/run.js").pause;

var events = [];
var child = node.createChildProcess("echo one; echo err >&2; sleep 0.02; echo two; exit 2");
["output", "error", "exit"].forEach(function (event) {
  var busy = false;
  child.addListener(event, function (value) {
    check.equal(busy, false, event + " is not told inside itself");
    busy = true;
    pause(30);
    busy = false;
    events.push(event + " " + value);
  });
});
child.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(events.pop(), "exit 2");
    check.ok(events.indexOf("output one\n") < events.indexOf("output two\n"));
    check.ok(events.indexOf("output two\n") < events.indexOf("output null"));
    check.ok(events.indexOf("error err\n") < events.indexOf("error null"));
    check.equal(events.length, 5);
  }),
);

// A fast source is held up by a child that reads slowly, and a fast child by a slow file's end.
var check = require("../check.js");

var slow = node.createChildProcess("sleep 0.3; head -c 3000000 > /dev/null; cat > /dev/null");
var most = 0;
var timer = setInterval(function () {
  most = Math.max(most, slow.backlog);
}, 5);
var fast = node.createChildProcess("head -c 5000000 /dev/zero");
node.pump(fast, slow).addCallback(
  check.mustCall(function (bytes) {
    check.equal(bytes, 5000000);
    clearInterval(timer);
    check.ok(most > 0 && most <= 2 * 64 * 1024, "backlog " + most);
  }),
);
slow.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
  }),
);

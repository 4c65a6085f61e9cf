// Operations leave no memory behind: the process does not grow over fifty thousand of them.
var check = require("../check.js");

function resident() {
  return Number(node.fs.cat("/proc/self/statm").wait().split(" ")[1]) * 4096;
}

function run(count, then) {
  var left = count,
    running = 0;
  function next() {
    if (left-- > 0) {
      running++;
      var promise = left % 2 ? node.fs.cat("/etc/passwd", "bytes") : node.fs.stat("/no/such/file");
      promise.addCallback(end).addErrback(end);
    } else if (running === 0) {
      then();
    }
  }
  function end() {
    running--;
    next();
  }
  for (var i = 0; i < 20; i++) next();
}

var some = ENV.NODE_GC_STRESS ? 100 : 10000;
run(
  some,
  check.mustCall(function () {
    var before = resident();
    run(
      4 * some,
      check.mustCall(function () {
        var grown = resident() - before;
        check.ok(grown < 32 << 20, "grown by " + (grown >> 20) + " MB");
      }),
    );
  }),
);

// Writes and reads without a position on one descriptor keep the order of their calls, and close() comes after the writes, though nobody waits.
var check = require("../check.js");

var name = "/tmp/node-test-write-order-" + Math.random();
var COUNT = 20000;
node.fs.open(name, node.O_RDWR | node.O_CREAT | node.O_TRUNC, 0600).addCallback(function (fd) {
  var expected = [];
  for (var i = 0; i < COUNT; i++) {
    // Lengths that differ, so that the calls take different times.
    var line = "line " + i + " " + new Array((i * 7919) % 30).join("x") + "\n";
    expected.push(line);
    node.fs.write(fd, line);
  }
  node.fs.close(fd).addCallback(
    check.mustCall(function () {
      node.fs.cat(name).addCallback(
        check.mustCall(function (content) {
          check.ok(content === expected.join(""), "order of the writes");
          readAll(expected.join(""));
        }),
      );
    }),
  );
});

function readAll(expected) {
  node.fs.open(name, node.O_RDONLY).addCallback(
    check.mustCall(function (fd) {
      var pieces = [];
      var pending = Math.ceil(expected.length / 1000) + 1;
      for (var i = 0, count = pending; i < count; i++) {
        node.fs.read(fd, 1000, undefined, "ascii").addCallback(function (data) {
          pieces.push(data || "");
          if (--pending > 0) return;
          check.ok(pieces.join("") === expected, "order of the reads");
          node.fs.close(fd);
          node.fs.unlink(name);
        });
      }
      process.addListener("exit", function () {
        check.equal(pending, 0);
      });
    }),
  );
}

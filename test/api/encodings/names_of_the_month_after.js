// "binary" and "raws", names of the month after, are "ascii": a character a byte, both ways.
var check = require("../check.js");
var path = "/tmp/node-test-binary-" + Math.random();
["binary", "raws", "BINARY"].forEach(function (encoding) {
  var child = node.createChildProcess("cat > " + path);
  child.write("\u00e9\u01ff", encoding);
  child.close();
  child.addListener(
    "exit",
    check.mustCall(function () {
      check.equal(node.fs.cat(path, encoding).wait(), "\u00e9\u00ff");
      check.equal(node.fs.cat(path, "bytes").wait().length, 2);
    }),
  );
  var ended = new node.Promise();
  child.addListener("exit", function () {
    ended.emitSuccess([]);
  });
  ended.wait();
});
node.fs.unlink(path);

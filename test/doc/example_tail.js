// examples/tail.js prints what a file has, what is added, and from its beginning a file that became shorter or was replaced.
var check = require("../api/check.js");
var folder = require("../api/fs/fixtures/folder.js");
var run = require("../api/child_process/fixtures/run.js");
var path = folder.file("log", "one, two\n");
var output = "";

function append(text) {
  var fd = node.fs.open(path, node.O_WRONLY | node.O_APPEND).wait();
  node.fs.write(fd, text).wait();
  node.fs.close(fd).wait();
}

function rotate() {
  node.fs.rename(path, folder.file("log.1")).wait();
  node.fs.append(path, "five\n").wait();
}

var tail = run.run(
  run.command("examples/tail.js", path),
  check.mustCall(function (ended) {
    check.equal(ended.output, "one, two\nthree\n4\nfive\nsix\n");
    check.equal(ended.signal, "SIGTERM");
    folder.remove();
  }),
);
tail.addListener("output", function (data) {
  if (data === null) return;
  output += data;
  if (output === "one, two\n") append("three\n");
  if (output === "one, two\nthree\n") folder.file("log", "4\n");
  if (output === "one, two\nthree\n4\n") rotate();
  if (output === "one, two\nthree\n4\nfive\n") append("six\n");
  if (output === "one, two\nthree\n4\nfive\nsix\n") tail.kill();
});

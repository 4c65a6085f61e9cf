// examples/walk.js tells what each folder weighs, what it cannot read on stderr, and fails where there is nothing.
var check = require("../api/check.js");
var folder = require("../api/fs/fixtures/folder.js");
var run = require("../api/child_process/fixtures/run.js");

node.fs.mkdir(folder.file("a"), 0700).wait();
node.fs.mkdir(folder.file("a/b"), 0700).wait();
node.fs.mkdir(folder.file("a/empty"), 0700).wait();
folder.file("a/one", "12345");
folder.file("a/b/two", "123");
run.run(
  run.command("examples/walk.js", folder.path),
  check.mustCall(function (walk) {
    check.deepEqual(walk.output.split("\n").sort(), [
      "",
      "0\t" + folder.file("a/empty"),
      "3\t" + folder.file("a/b"),
      "8\t" + folder.path,
      "8\t" + folder.file("a"),
    ]);
    check.equal(walk.code, 0);
    folder.remove();
    run.run(
      run.command("examples/walk.js", folder.path),
      check.mustCall(function (walk) {
        check.equal(walk.error, "readdir: No such file or directory: " + folder.path + "\n");
        check.equal(walk.code, 1);
      }),
    );
  }),
);

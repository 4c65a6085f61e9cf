// mkdir() with { parents: true } makes the folders above as well, and succeeds where there is one already.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

function mode(path) {
  return fs.stat(folder.file(path)).wait().mode & 07777;
}
function make(path, mode) {
  return fs.mkdir(folder.file(path), mode, { parents: true });
}
make("a/b//c/", 0500).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(mode("a/b/c"), 0500);
    check.equal(mode("a/b"), 0700, "the owner gets into the folders above");
    make("a/b/c").wait();
    check.equal(mode("a/b/c"), 0500, "a folder that is there stays as it is");
    make("a/../d").wait();
    fs.symlink("a", folder.file("link")).wait();
    make("link/e").wait();
    check.ok(fs.stat(folder.file("a/e")).wait().isDirectory());
    make("link").wait();

    folder.file("file", "x");
    check.equal(folder.failure(make("file")).code, "EEXIST");
    check.equal(folder.failure(make("file/x/y")).code, "ENOTDIR");
    check.equal(
      folder.failure(fs.mkdir(folder.file("n/o"), 0700, { parents: false })).code,
      "ENOENT",
    );
    check.equal(folder.failure(fs.mkdir("", 0700, { parents: true })).code, "ENOENT");
    fs.mkdir("/", undefined, { parents: true }).wait();

    var name = new Array(100).join("x");
    var deep = new Array(30).fill(name).join("/"); // many at once: each makes what the others have not
    var left = 20;
    for (var i = 0; i < left; i++) make(deep + "/" + i).addCallback(check.mustCall(done));
    function done() {
      if (--left > 0) return;
      check.equal(fs.readdir(folder.file(deep)).wait().length, 20);
      folder.remove();
    }
  }),
);

// chown() and, of a link itself, lchown() set owner and group; -1 leaves one as it is.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var file = folder.file("file", "x");
var link = folder.file("link");
node.fs.symlink("file", link).wait();
var before = node.fs.stat(file).wait();

node.fs.chown(file, -1, -1).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(node.fs.stat(file).wait().uid, before.uid);
    if (before.uid === 0) asRoot();
    else check.equal(folder.failure(node.fs.chown(file, 0, 0)).code, "EPERM");
    check.equal(folder.failure(node.fs.chown(folder.file("none"), 1, 1)).code, "ENOENT");
    check.equal(folder.failure(node.fs.lchown(folder.file("none"), 1, 1)).code, "ENOENT");
    folder.remove();
  }),
);

function owners(stats) {
  return stats.uid + ":" + stats.gid;
}
function asRoot() {
  node.fs.chown(file, 65534, 4294967290).wait();
  check.equal(owners(node.fs.stat(file).wait()), "65534:4294967290");
  node.fs.chown(link, -1, 7).wait();
  check.equal(owners(node.fs.stat(file).wait()), "65534:7", "a link is followed");
  node.fs.lchown(link, 5, 6).wait();
  check.equal(owners(node.fs.lstat(link).wait()), "5:6");
  check.equal(owners(node.fs.stat(file).wait()), "65534:7");
}

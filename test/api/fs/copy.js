// copy() makes a file with the content and the mode of another, or replaces one when the copy is whole; nothing else is left.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var content = new Uint8Array(3000001).map(function (_, i) {
  return i * 7 + (i >> 8);
});
var from = folder.file("from", content);
var to = folder.file("to");
fs.chmod(from, 04751).wait();

function same(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
fs.copy(from, to).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.ok(same(fs.cat(to, "bytes").wait(), content));
    check.equal(fs.stat(to).wait().mode & 07777, 0751, "all of the mode but the set-user-ID bit");

    // One that is there: who reads it goes on with what it was.
    var small = folder.file("small", "small");
    var reader = fs.open(to, node.O_RDONLY).wait();
    fs.symlink("to", folder.file("link")).wait();
    fs.copy(small, folder.file("link")).wait();
    check.equal(fs.cat(to).wait(), "small");
    check.ok(fs.lstat(folder.file("link")).wait().isSymbolicLink(), "a link stays one");
    check.equal(fs.fstat(reader).wait().size, content.length);
    fs.close(reader).wait();

    // What a link leads to and is not there.
    fs.mkdir(folder.file("below")).wait();
    fs.symlink("below/next", folder.file("first")).wait();
    fs.symlink("../made", folder.file("below/next")).wait();
    fs.copy(small, folder.file("first")).wait();
    check.equal(fs.cat(folder.file("made")).wait(), "small");
    fs.copy(small, folder.file("below/next")).wait();
    check.equal(fs.readlink(folder.file("below/next")).wait(), "../made");
    fs.symlink("no/such", folder.file("below/none")).wait();
    check.equal(folder.failure(fs.copy(small, folder.file("below/none"))).code, "ENOENT");
    fs.remove(folder.file("below"), { recursive: true }).wait();
    fs.remove(folder.file("first")).wait();
    fs.remove(folder.file("made")).wait();

    // The same file under two names.
    fs.link(small, folder.file("same")).wait();
    fs.copy(small, folder.file("same")).wait();
    check.equal(fs.stat(small).wait().nlink, 2);
    check.equal(fs.cat(small).wait(), "small");

    // What has no size, and what is no file.
    fs.copy("/proc/self/status", to).wait();
    check.ok(/^Name:/.test(fs.cat(to).wait()));
    fs.copy(folder.file("empty", ""), to).wait();
    check.equal(fs.stat(to).wait().size, 0);
    fs.copy(from, "/dev/null").wait();
    check.equal(folder.failure(fs.copy(from, "/dev/full")).code, "ENOSPC");
    ["/dev/zero", "/dev/null"].forEach(function (device) {
      check.equal(folder.failure(fs.copy(device, to)).code, "EINVAL", device);
    });
    check.equal(folder.failure(fs.copy(folder.path, to)).code, "EISDIR");
    check.equal(folder.failure(fs.copy(from, folder.path)).code, "EISDIR");
    check.equal(folder.failure(fs.copy(from, to + "/x")).code, "ENOTDIR");
    var error = folder.failure(fs.copy(folder.file("none"), to));
    check.equal(error.code + error.path + error.path2, "ENOENT" + folder.file("none") + to);
    check.equal(
      fs.readdir(folder.path).wait().sort().join(),
      "empty,from,link,same,small,to",
      "no place of a copy is left",
    );
    folder.remove();
  }),
);

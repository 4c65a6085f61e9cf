// chmod(), and fchmod() of a descriptor, set the mode of a file; what stat gave as a mode may be given back.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

function mode(path) {
  return node.fs.stat(path).wait().mode & 07777;
}
var file = folder.file("file", "x");
node.fs.chmod(file, 0641).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(mode(file), 0641);
    node.fs.symlink("file", folder.file("link")).wait();
    node.fs.chmod(folder.file("link"), 0600).wait();
    check.equal(mode(file), 0600, "a link is followed");

    var fd = node.fs.open(file, node.O_RDONLY).wait();
    node.fs.fchmod(fd, 04711).wait();
    check.equal(mode(file), 04711);
    node.fs.fchmod(fd, node.fs.stat(folder.path).wait().mode).wait();
    check.equal(mode(file), 0700);
    node.fs.close(fd).wait();

    check.equal(folder.failure(node.fs.chmod(folder.file("none"), 0600)).code, "ENOENT");
    check.equal(folder.failure(node.fs.fchmod(-1, 0600)).code, "EBADF");
    folder.remove();
  }),
);

// truncate(), and ftruncate() of a descriptor, cut a file or fill it up with zeros; ftruncate() and fsync() come after the
// writes that were called before.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var file = folder.file("file", "0123456789");
fs.truncate(file, 4).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(fs.cat(file).wait(), "0123");
    fs.truncate(file, 6).wait();
    check.equal(fs.cat(file).wait(), "0123\0\0");
    fs.truncate(file).wait();
    check.equal(fs.stat(file).wait().size, 0);
    fs.truncate(file, Math.pow(2, 33)).wait();
    check.equal(fs.stat(file).wait().size, Math.pow(2, 33));
    check.equal(folder.failure(fs.truncate(folder.path, 1)).code, "EISDIR");
    check.equal(folder.failure(fs.truncate(folder.file("none"), 1)).code, "ENOENT");
    descriptors();
  }),
);

function descriptors() {
  var fd = fs.open(file, node.O_WRONLY | node.O_TRUNC).wait();
  for (var i = 0; i < 100; i++) fs.write(fd, "x");
  fs.ftruncate(fd, 1000);
  for (i = 0; i < 100; i++) fs.write(fd, "x");
  fs.fsync(fd).addCallback(
    check.mustCall(function () {
      check.equal(arguments.length, 0);
      check.equal(fs.cat(file).wait().replace(/\0+/, "-"), new Array(201).join("x") + "-");
      fs.ftruncate(fd).wait();
      fs.fdatasync(fd).wait();
      check.equal(fs.stat(file).wait().size, 0);
      fs.close(fd).wait();
      ["ftruncate", "fsync", "fdatasync"].forEach(function (name) {
        check.equal(folder.failure(fs[name](-1)).code, "EBADF", name);
      });
      var reader = fs.open(file, node.O_RDONLY).wait();
      check.equal(folder.failure(fs.ftruncate(reader, 1)).code, "EINVAL");
      fs.close(reader).wait();
      var random = fs.open("/proc/self/stat", node.O_RDONLY).wait();
      check.equal(folder.failure(fs.fsync(random)).code, "EINVAL");
      fs.close(random).wait();
      folder.remove();
    }),
  );
}

// link() gives a file another name, symlink() makes a name that stands for a path, which readlink() gives, and realpath()
// gives the path without any.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var file = folder.file("file", "content");
fs.link(file, folder.file("second")).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(fs.stat(file).wait().nlink, 2);
    check.equal(fs.stat(file).wait().ino, fs.stat(folder.file("second")).wait().ino);
    var error = folder.failure(fs.link(file, folder.file("second")));
    check.equal(error.code + error.path + error.path2, "EEXIST" + file + folder.file("second"));
    check.equal(folder.failure(fs.link(folder.path, folder.file("third"))).code, "EPERM");
    symbolic();
  }),
);

function symbolic() {
  var long = "../" + new Array(200).join("x/") + "\udcff-\u00fc";
  fs.symlink(long, folder.file("long")).addCallback(
    check.mustCall(function () {
      check.equal(arguments.length, 0);
      check.equal(fs.readlink(folder.file("long")).wait(), long);
      var error = folder.failure(fs.symlink("x", folder.file("long")));
      check.equal(error.code + error.path + error.path2, "EEXISTx" + folder.file("long"));
      check.equal(folder.failure(fs.readlink(file)).code, "EINVAL");
      check.equal(folder.failure(fs.readlink(folder.file("none"))).code, "ENOENT");

      var root = fs.realpath(folder.path).wait();
      fs.mkdir(folder.file("a")).wait();
      fs.symlink("a", folder.file("to-a")).wait();
      fs.symlink("../file", folder.file("a/to-file")).wait();
      check.equal(fs.realpath(folder.file("to-a/./../to-a//to-file")).wait(), root + "/file");
      check.equal(folder.failure(fs.realpath(folder.file("long"))).code, "ENOENT");
      fs.symlink("two", folder.file("one")).wait();
      fs.symlink("one", folder.file("two")).wait();
      ["realpath", "stat", "truncate"].forEach(function (name) {
        check.equal(folder.failure(fs[name](folder.file("one"))).code, "ELOOP", name);
      });
      check.equal(fs.readlink(folder.file("one")).wait(), "two");
      check.equal(folder.failure(fs.realpath(file + "/x")).code, "ENOTDIR");
      folder.remove();
    }),
  );
}

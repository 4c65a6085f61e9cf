// Each call that takes a path fails with ENOENT, ENOTDIR, ELOOP or ENAMETOOLONG by the path that is wrong, and names it.
var check = require("../check.js");
var fs = node.fs;

var top = fs.mkdtemp("/tmp/path-errors-").wait();
fs.append(top + "/file", "x").wait();
fs.symlink("loop", top + "/loop").wait();

// A wrong path for each code; the last part is never looked at.
var wrong = {
  ENOENT: top + "/none/x",
  ENOTDIR: top + "/file/x",
  ELOOP: top + "/loop/x",
  ENAMETOOLONG: top + "/" + "n".repeat(300),
};
var calls = {
  access: (path) => fs.access(path),
  append: (path) => fs.append(path, "x"),
  cat: (path) => fs.cat(path),
  chmod: (path) => fs.chmod(path, 0600),
  chown: (path) => fs.chown(path, -1, -1),
  copy: (path) => fs.copy(path, top + "/other"),
  lchown: (path) => fs.lchown(path, -1, -1),
  link: (path) => fs.link(path, top + "/other"),
  lstat: (path) => fs.lstat(path),
  mkdir: (path) => fs.mkdir(path, 0700),
  mkdtemp: (path) => fs.mkdtemp(path),
  open: (path) => fs.open(path, node.O_RDONLY),
  readdir: (path) => fs.readdir(path),
  readlink: (path) => fs.readlink(path),
  realpath: (path) => fs.realpath(path),
  remove: (path) => fs.remove(path),
  rename: (path) => fs.rename(path, top + "/other"),
  rmdir: (path) => fs.rmdir(path),
  stat: (path) => fs.stat(path),
  statfs: (path) => fs.statfs(path),
  truncate: (path) => fs.truncate(path),
  unlink: (path) => fs.unlink(path),
  utimes: (path) => fs.utimes(path, 0, 0),
};
// Those with a second path, which is as wrong as the first may be.
var seconds = {
  copy: (path) => fs.copy(top + "/file", path),
  link: (path) => fs.link(top + "/file", path),
  rename: (path) => fs.rename(top + "/file", path),
  symlink: (path) => fs.symlink("target", path),
};
// What takes a link as it is.
var notFollowed = new Set(
  "lchown lstat readlink remove rename unlink symlink link mkdir rmdir mkdtemp".split(" "),
);

function fails(promise, code, name) {
  var error = check.throws(
    function () {
      promise.wait();
    },
    Error,
    name + " " + code,
  );
  check.equal(error.code, code, name + ": " + error.message);
  check.equal(error.errno, node[code]);
  if (name !== "cat") check.equal(error.syscall, name); // that one opens, and reads
  return error;
}

Object.keys(wrong).forEach(function (code) {
  Object.keys(calls).forEach(function (name) {
    check.equal(fails(calls[name](wrong[code]), code, name).path, wrong[code], name);
  });
  Object.keys(seconds).forEach(function (name) {
    check.equal(fails(seconds[name](wrong[code]), code, name).path2, wrong[code], name);
  });
  var error = check.throws(function () {
    fs.watch(wrong[code]);
  }, Error);
  check.equal(error.code, code);
  check.equal(error.path, wrong[code]);
  fs.exists(
    wrong[code],
    check.mustCall(function (there) {
      check.equal(there, false);
    }),
  );
});
Object.keys(calls).forEach(function (name) {
  if (!notFollowed.has(name)) fails(calls[name](top + "/loop"), "ELOOP", name);
});
fails(fs.open(top + "/loop", node.O_RDONLY | node.O_NOFOLLOW), "ELOOP", "open");

// A folder where a file is asked for, and the other way round.
fails(fs.unlink(top), "EISDIR", "unlink");
fails(fs.open(top, node.O_WRONLY), "EISDIR", "open");
fails(fs.append(top, "x"), "EISDIR", "append");
fails(fs.cat(top), "EISDIR", "cat");
fails(fs.truncate(top), "EISDIR", "truncate");
fails(fs.copy(top, top + "/other"), "EISDIR", "copy");
fails(fs.copy(top + "/file", top), "EISDIR", "copy");
fails(fs.readdir(top + "/file"), "ENOTDIR", "readdir");
fails(fs.rmdir(top + "/file"), "ENOTDIR", "rmdir");
fails(fs.readlink(top + "/file"), "EINVAL", "readlink");
fails(fs.mkdir(top + "/file", 0700), "EEXIST", "mkdir");
fails(fs.mkdir(top + "/file", 0700, { parents: true }), "EEXIST", "mkdir");
fails(fs.mkdir(top + "/file/a/b", 0700, { parents: true }), "ENOTDIR", "mkdir");
fails(fs.link(top + "/file", top + "/loop"), "EEXIST", "link");
fails(fs.symlink("x", top + "/file"), "EEXIST", "symlink");
fails(fs.rename(top, top + "/file/x"), "ENOTDIR", "rename");
fails(fs.rename(top, top + "/inner"), "EINVAL", "rename");
fails(fs.rmdir(top), "ENOTEMPTY", "rmdir");
fails(fs.remove(top), "ENOTEMPTY", "remove");

check.equal(fs.readdir(top).wait().sort().join(), "file,loop");
fs.remove(top, { recursive: true }).wait();

// watch() throws a TypeError for what is no path, and the system's Error where there is nothing to watch.
var check = require("../check.js");
var before = node.fs.readdir("/proc/self/fd").wait().length;

[undefined, null, 5, {}, "a\0b"].forEach(function (wrong) {
  var error = check.throws(function () {
    node.fs.watch(wrong);
  }, /^watch: path/);
  check.ok(error instanceof TypeError);
});
var error = check.throws(function () {
  node.fs.watch("/no/such");
}, Error);
check.equal(error.message, "watch: No such file or directory: /no/such");
check.equal(error.code + error.path, "ENOENT/no/such");
["", "/etc/none", "/etc/passwd/x"].forEach(function (path) {
  error = check.throws(function () {
    node.fs.watch(path);
  }, Error);
  check.ok(error.code === "ENOENT" || error.code === "ENOTDIR", error.message);
});
check.equal(node.fs.readdir("/proc/self/fd").wait().length, before);
["/", ".", "..", "lib/..", __filename + "/"].forEach(function (path) {
  try {
    node.fs.watch(path).addListener("close", check.mustCall()).close();
  } catch (e) {
    check.equal(e.code + path, "ENOTDIR" + __filename + "/");
  }
});

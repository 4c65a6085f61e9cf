// A path that is no string throws a TypeError at once that names the argument.
var check = require("../check.js");

var wrong = [
  undefined,
  null,
  5,
  true,
  {},
  [],
  ["/tmp"],
  function () {},
  Symbol("x"),
  {
    toString: function () {
      throw new Error("not to be called");
    },
  },
];
wrong.forEach(function (path) {
  [
    "stat",
    "unlink",
    "rmdir",
    "mkdir",
    "readdir",
    "open",
    "cat",
    "lstat",
    "chmod",
    "chown",
    "lchown",
    "utimes",
    "readlink",
    "realpath",
    "truncate",
    "access",
    "remove",
    "append",
    "statfs",
  ].forEach(function (name) {
    var error = check.throws(
      function () {
        node.fs[name](path, 0, 0);
      },
      TypeError,
      name,
    );
    check.ok(
      name === "cat"
        ? /cat: filename/.test(error.message)
        : error.message.indexOf(name + ": path") === 0,
    );
  });
  ["rename", "link", "copy"].forEach(function (name) {
    check.throws(
      function () {
        node.fs[name](path, "/tmp/b");
      },
      new RegExp("^" + name + ": path1"),
    );
    check.throws(
      function () {
        node.fs[name]("/tmp/a", path);
      },
      new RegExp("^" + name + ": path2"),
    );
  });
  check.throws(function () {
    node.fs.symlink(path, "/tmp/b");
  }, /^symlink: target/);
  check.throws(function () {
    node.fs.symlink("/tmp/a", path);
  }, /^symlink: path/);
  check.throws(function () {
    node.fs.mkdtemp(path);
  }, /^mkdtemp: prefix/);
});

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
  ["stat", "unlink", "rmdir", "mkdir", "readdir", "open", "cat"].forEach(function (name) {
    var error = check.throws(
      function () {
        node.fs[name](path, node.O_RDONLY);
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
  check.throws(function () {
    node.fs.rename(path, "/tmp/b");
  }, /rename: path1/);
  check.throws(function () {
    node.fs.rename("/tmp/a", path);
  }, /rename: path2/);
});

// An error of node.fs has code, errno and path, and names the call that the script made in its message.
var check = require("../check.js");
var none = "/no/such/thing";
var calls = {
  rename: [none, none],
  stat: [none],
  unlink: [none],
  rmdir: [none],
  mkdir: [none],
  readdir: [none],
  open: [none, node.O_RDONLY],
  close: [-1],
  read: [-1, 1],
  write: [-1, "x"],
  access: [none],
  append: [none, "x"],
  chmod: [none, 0600],
  chown: [none, -1, -1],
  copy: [none, "/tmp/x"],
  fchmod: [-1, 0600],
  fdatasync: [-1],
  fstat: [-1],
  fsync: [-1],
  ftruncate: [-1],
  lchown: [none, -1, -1],
  link: [none, "/tmp/x"],
  lstat: [none],
  mkdtemp: [none],
  readlink: [none],
  realpath: [none],
  remove: [none],
  statfs: [none],
  symlink: [none, none],
  truncate: [none],
  utimes: [none, 0, 0],
};
Object.keys(calls).forEach(function (name) {
  var promise = node.fs[name].apply(node.fs, calls[name]);
  promise.addCallback(check.mustNotCall(name));
  promise.addErrback(
    check.mustCall(function (error) {
      var hasPath = calls[name][0] === none;
      check.equal(arguments.length, 1);
      check.ok(error instanceof Error, name);
      check.equal(error.code, hasPath ? "ENOENT" : "EBADF", name);
      check.equal(error.errno, node[error.code], name);
      check.equal(error.path, hasPath ? none : undefined, name);
      check.equal(error.message.indexOf(name + ": "), 0, error.message);
    }),
  );
});

// The flags, modes and error numbers of the system stand under node.
var check = require("../check.js");

check.equal(node.O_RDONLY, 0);
check.equal(node.O_WRONLY, 1);
check.equal(node.O_RDWR, 2);
[
  "O_CREAT",
  "O_EXCL",
  "O_NOCTTY",
  "O_TRUNC",
  "O_APPEND",
  "O_NONBLOCK",
  "O_SYNC",
  "O_DIRECTORY",
  "O_NOFOLLOW",
  "O_PATH",
  "O_TMPFILE",
  "R_OK",
  "W_OK",
  "X_OK",
  "S_IFMT",
  "S_IFREG",
  "S_IFDIR",
  "S_IFCHR",
  "S_IFBLK",
  "S_IFIFO",
  "S_IFLNK",
  "S_IFSOCK",
].forEach(function (name) {
  check.ok(node[name] > 0 && (node[name] === node[name]) | 0, name);
});
check.equal(node.F_OK, 0);
check.equal(node.R_OK | node.W_OK | node.X_OK, 7);
check.equal(node.S_IRWXU, 0700);
check.equal(node.S_IRUSR | node.S_IWUSR | node.S_IXUSR, 0700);
check.equal(node.S_IRWXG, 0070);
check.equal(node.S_IRGRP | node.S_IWGRP | node.S_IXGRP, 0070);
check.equal(node.S_IRWXO, 0007);
check.equal(node.S_IROTH | node.S_IWOTH | node.S_IXOTH, 0007);
[
  "EACCES",
  "EADDRINUSE",
  "EAGAIN",
  "EBADF",
  "ECONNREFUSED",
  "ECONNRESET",
  "EEXIST",
  "EINTR",
  "EINVAL",
  "EIO",
  "EISDIR",
  "ELOOP",
  "EMFILE",
  "ENAMETOOLONG",
  "ENOENT",
  "ENOSPC",
  "ENOTDIR",
  "ENOTEMPTY",
  "EPERM",
  "EPIPE",
  "ETIMEDOUT",
  "EXDEV",
].forEach(function (name) {
  check.ok(node[name] > 0, name);
});
check.equal(node.ENOENT, 2);

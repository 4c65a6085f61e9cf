// Files (API document, "File I/O"): node.fs, promises around POSIX calls that run on the thread pool.
//
// Wrong arguments throw a TypeError at once. An errback gets one Error: code, errno, path, and the call in its message.
"use strict";

const native = binding("fs");
const NodePromise = node.Promise;
const emitSuccess = NodePromise.prototype.emitSuccess;
const emitError = NodePromise.prototype.emitError;
const addListener = NodePromise.prototype.addListener;

const { check, own } = internal.load("limits");
const { defineProperty } = internal.load("primordials");
const numbers = native.numbers;

// The promise is `this`.
native.setEvents({
  Request: {
    succeed(count, a, b) {
      emitSuccess.call(this, count === 0 ? [] : count === 1 ? [a] : [a, b]);
    },
    succeedStat() {
      const stats = new Stats();
      stats.dev = numbers[0];
      stats.ino = numbers[1];
      stats.mode = numbers[2];
      stats.nlink = numbers[3];
      stats.uid = numbers[4];
      stats.gid = numbers[5];
      stats.rdev = numbers[6];
      stats.size = numbers[7];
      stats.blksize = numbers[8];
      stats.blocks = numbers[9];
      stats.atime = new Date(numbers[10]);
      stats.mtime = new Date(numbers[11]);
      stats.ctime = new Date(numbers[12]);
      emitSuccess.call(this, [stats]);
    },
    succeedStatfs() {
      const [type, bsize, blocks, bfree, bavail, files, ffree, namelen] = numbers;
      emitSuccess.call(this, [{ type, bsize, blocks, bfree, bavail, files, ffree, namelen }]);
    },
    succeedEntries(names, types) {
      for (let i = 0; i < names.length; i++) names[i] = new Entry(names[i], types[i]);
      emitSuccess.call(this, [names]);
    },
    fail(error) {
      emitError.call(this, [error]);
    },
  },
});

const fs = {};

// What success of stat gives. The numbers are own properties, what they say of the kind of file is on the prototype.
function Stats() {}

// What success of readdir gives with { types: true }: a name, and node.S_IFREG and so on, 0 where nobody knows.
function Entry(name, type) {
  this.name = name;
  this.type = type;
}

const KINDS = {
  __proto__: null,
  isFile: node.S_IFREG,
  isDirectory: node.S_IFDIR,
  isSymbolicLink: node.S_IFLNK,
  isFIFO: node.S_IFIFO,
  isSocket: node.S_IFSOCK,
  isCharacterDevice: node.S_IFCHR,
  isBlockDevice: node.S_IFBLK,
};
// Not enumerable: programs go through stats with `for in`.
function addKind(prototype, name, value) {
  defineProperty(prototype, name, { __proto__: null, value, writable: true, configurable: true });
}
for (const name in KINDS) {
  const type = KINDS[name];
  addKind(Stats.prototype, name, function () {
    return (this.mode & node.S_IFMT) === type;
  });
  addKind(Entry.prototype, name, function () {
    return this.type === type;
  });
}

// Calls one of the binding's functions. A wrong argument throws.
function start(call, a, b, c, d) {
  const promise = new NodePromise();
  call(promise, a, b, c, d);
  return promise;
}

// Whether an option is set. A wrong path is reported before a wrong option.
function flag(caller, path, options, name) {
  return typeof path === "string" && Boolean(own(check(caller, options), name));
}

// Those that are as the system has them: success(), or success(path).
//   link(path1, path2)   symlink(target, path)   access(path, mode = node.F_OK)   copy(path1, path2)
//   chmod(path, mode)    fchmod(fd, mode)        chown, lchown(path, uid, gid)
//   truncate(path, length = 0)   ftruncate(fd, length = 0)   fsync(fd)   fdatasync(fd)
//   utimes(path, atime, mtime): Dates, or seconds since 1970
//   readlink(path), realpath(path), mkdtemp(prefix): a path
const PLAIN = [
  "access",
  "chmod",
  "chown",
  "copy",
  "fchmod",
  "fdatasync",
  "fsync",
  "ftruncate",
  "lchown",
  "link",
  "mkdtemp",
  "readlink",
  "realpath",
  "symlink",
  "truncate",
  "utimes",
];
for (let i = 0; i < PLAIN.length; i++) {
  const name = PLAIN[i];
  const call = native[name];
  fs[name] = function (a, b, c) {
    return start(call, a, b, c);
  };
}

// node.fs.lstat(path), see lstat(2), a link itself; node.fs.fstat(fd), see fstat(2): success(stats).
fs.lstat = function (path) {
  return start(native.lstat, path);
};
fs.fstat = function (fd) {
  return start(native.fstat, fd);
};

// node.fs.statfs(path), see statfs(2): success(numbers).
fs.statfs = function (path) {
  return start(native.statfs, path);
};

// node.fs.append(path, data, encoding = "utf8"): success(), behind what the file has; makes it if there is none.
fs.append = function (path, data, encoding) {
  return start(native.append, path, data, encoding);
};

// node.fs.rename(path1, path2), see rename(2): success().
fs.rename = function (path1, path2) {
  return start(native.rename, path1, path2);
};

// node.fs.stat(path), see stat(2), links followed: success(stats); numbers, and atime, mtime and ctime as Dates.
fs.stat = function (path) {
  return start(native.stat, path);
};

// node.fs.exists(path, callback): callback(whether stat succeeds). No promise.
fs.exists = function (path, callback) {
  if (typeof callback !== "function") throw new TypeError("exists: callback must be a function");
  const promise = start(native.stat, path);
  addListener.call(promise, "success", () => callback(true));
  addListener.call(promise, "error", () => callback(false));
};

// node.fs.unlink(path), see unlink(2): success().
fs.unlink = function (path) {
  return start(native.unlink, path);
};

// node.fs.rmdir(path), see rmdir(2): success().
fs.rmdir = function (path) {
  return start(native.rmdir, path);
};

// node.fs.mkdir(path, mode = 0777, options), see mkdir(2): success(). With { parents: true } the folders above are
// made, too, and it is well if there is one already.
fs.mkdir = function (path, mode, options) {
  return start(native.mkdir, path, mode, flag("mkdir", path, options, "parents"));
};

// node.fs.remove(path, options): success(); a file, a link itself, an empty folder, or with { recursive: true } any.
fs.remove = function (path, options) {
  return start(native.remove, path, flag("remove", path, options, "recursive"));
};

// node.fs.readdir(path, options): success(names), without "." and "..", in the order of the file system; with
// { types: true } success(entries), objects of a name and a type that have isFile() and so on as well.
fs.readdir = function (path, options) {
  return start(native.readdir, path, flag("readdir", path, options, "types"));
};

// node.fs.open(path, flags, mode = 0666), see open(2): success(fd). Flags are node.O_RDONLY and so on.
fs.open = function (path, flags, mode) {
  return start(native.open, path, flags, mode);
};

// node.fs.close(fd), see close(2), once the writes without a position that were called before are done: success().
fs.close = function (fd) {
  return start(native.close, fd);
};

// node.fs.write(fd, data, position), see pwrite(2): success(bytes written). Strings are written as UTF-8; a position
// that is not a number is the current one, and such writes to one descriptor keep the order of their calls. Fewer bytes
// than given are written only where the file takes no more.
fs.write = function (fd, data, position) {
  return start(native.write, fd, data, position);
};

// node.fs.read(fd, length, position, encoding = "raw"), see pread(2): success(data, bytes read), at the end of the file
// success(null, 0).
fs.read = function (fd, length, position, encoding) {
  return start(native.read, fd, length, position, encoding);
};

// node.fs.cat(filename, encoding = "utf8"): success(content), the whole file.
fs.cat = function (filename, encoding) {
  return start(native.cat, filename, encoding);
};

// node.fs.watch(path): lib/watch.js.
internal.lazy(fs, "watch", "watch");

return fs;

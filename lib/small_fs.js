// "fs" for packages: what is asked of a file at once. All else is node.fs, for programs.
"use strict";

const script = binding("script");
const { FILE, FOLDER } = script.kinds;

function existsSync(path) {
  return script.kind(String(path)) !== 0;
}

function readFileSync(path, options) {
  const encoding = typeof options === "string" ? options : options?.encoding;
  if (!encoding) throw new TypeError("fs.readFileSync: an encoding must be given");
  return script.readFile(path);
}

function statSync(path) {
  script.find(path);
  const kind = script.kind(path);
  return { isFile: () => kind === FILE, isDirectory: () => kind === FOLDER };
}

const absent = internal.load("small_absent");

// What else packages import by name: with a callback, with Sync behind it, and with a promise. Then what has one form alone.
const CALLS =
  "access appendFile chmod chown copyFile cp lchown link lstat lutimes mkdir mkdtemp open opendir readFile readdir readlink " +
  "realpath rename rm rmdir stat statfs symlink truncate unlink utimes writeFile";
const OTHERS =
  "close closeSync createReadStream createWriteStream exists fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes " +
  "futimesSync openAsBlob read readSync readv readvSync unwatchFile watch watchFile write writeSync writev writevSync";
const calls = CALLS.split(" ");

const present = {
  promises: absent("fs/promises", "node.fs", {}, calls),
  existsSync,
  readFileSync,
  statSync,
  realpathSync: (path) => script.realPath(path),
};
const others = [...calls, ...calls.map((name) => name + "Sync"), ...OTHERS.split(" ")];
return absent("fs", "node.fs", present, others);

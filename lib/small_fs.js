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

const present = {
  promises: absent("fs/promises", "node.fs", {}),
  existsSync,
  readFileSync,
  statSync,
  realpathSync: (path) => script.realPath(path),
};
return absent("fs", "node.fs", present);

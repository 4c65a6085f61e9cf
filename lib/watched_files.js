// The files that a program has loaded, or has looked for: calls back when one is not what it was then
// (lib/watch_mode.js).
//
// Folders are watched, and the names in them: an editor that replaces a file, its end and its return are all the same
// then. Where a folder is not there, the nearest one above is watched for its return. What an event means is decided by
// looking at the file.
"use strict";

const { signature } = binding("watch");
const { realPath } = binding("script");
const { dirname } = node.path;
const watch = internal.load("watch");

const join = (folder, name) => (folder === "/" ? "" : folder) + "/" + name;

class WatchedFiles {
  #signatures = new Map(); // path -> what the program found
  #watchers = new Map(); // folder -> its watcher; undefined where it cannot be watched
  #lost = new Map(); // what is not there -> the paths below it
  #rest = ""; // of a report that has not come whole
  #onChange;
  #onProblem;

  // onChange(path), again for each event while it is so. onProblem(error): a folder cannot be watched.
  constructor(onChange, onProblem) {
    this.#onChange = onChange;
    this.#onProblem = onProblem;
  }

  // Takes a report of lib/load_report.js, or a part of one.
  take(text) {
    const parts = (this.#rest + text).split("\0");
    for (let at = 0; at + 2 < parts.length; at += 2) this.add(parts[at], parts[at + 1]);
    this.#rest = parts.slice(parts.length - 1 - ((parts.length - 1) % 2)).join("\0");
  }

  add(path, found) {
    if (this.#signatures.has(path)) return;
    this.#signatures.set(path, found);
    this.#follow(path);
    this.#check(path);
    const real = realPath(path);
    if (real !== path) this.add(real, found);
  }

  close() {
    for (const watcher of this.#watchers.values()) watcher?.close();
    this.#signatures.clear();
    this.#watchers.clear();
    this.#lost.clear();
  }

  #check(path) {
    const found = this.#signatures.get(path);
    if (found !== undefined && signature(path) !== found) this.#onChange(path);
  }

  #checkAll() {
    for (const path of this.#signatures.keys()) this.#check(path);
    for (const below of [...this.#lost.keys()]) this.#lookForLost(below);
  }

  // Watches the folder of a path, or the nearest one above that is there.
  #follow(path) {
    const wanted = dirname(path);
    let folder = wanted;
    let below;
    while (!this.#isWatched(folder)) {
      below = folder;
      folder = dirname(folder);
    }
    if (folder === wanted) return;
    if (!this.#lost.has(below)) this.#lost.set(below, new Set());
    this.#lost.get(below).add(path);
    if (signature(below) === "folder") this.#follow(path); // it has come meanwhile
  }

  #isWatched(folder) {
    if (this.#watchers.has(folder)) return true;
    let watcher;
    try {
      watcher = watch(folder);
    } catch (error) {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return false;
      this.#onProblem(error);
    }
    this.#watchers.set(folder, watcher);
    watcher?.addListener("change", (kind, name) => this.#changed(folder, name));
    watcher?.addListener("close", (hadError) => hadError && this.#gone(folder, watcher));
    return true;
  }

  #changed(folder, name) {
    if (name === undefined) return this.#checkAll();
    const path = join(folder, name);
    this.#check(path);
    this.#lookForLost(path);
  }

  #gone(folder, watcher) {
    if (this.#watchers.get(folder) !== watcher) return;
    this.#watchers.delete(folder);
    for (const path of this.#signatures.keys()) if (dirname(path) === folder) this.#follow(path);
    this.#checkAll();
  }

  // What was not there may be there now.
  #lookForLost(below) {
    const paths = this.#lost.get(below);
    if (paths === undefined || signature(below) === "") return;
    this.#lost.delete(below);
    for (const path of paths) {
      this.#follow(path);
      this.#check(path);
    }
  }
}

return WatchedFiles;

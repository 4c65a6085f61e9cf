// Packages (API document, "Packages"): where a name leads that is not found by the document's own rules.
//
// find(name, loader, kind, makeError) -> place. `kind` is "require" or "import", which is a condition of
// package.json's "exports" as well. makeError(text) makes the Error that says where it was looked for.
"use strict";

const script = binding("script");
const packageJson = internal.load("package_json");
const names = internal.load("package_names");
const { simplify } = internal.load("path");
const { beside, isInPackage, isUrl, isOurs, realPath } = internal.load("module_source");
const { dirname } = node.path;
const { FILE, FOLDER } = script.kinds;

const EXTENSIONS = [".js", ".json", ".node", ".mjs", ".cjs"];
const EMPTY = "node:empty"; // what a "browser" map says false to
const MAX_NESTED = 64; // levels of conditions and arrays in an entry
const MAX_TARGET = 4096; // characters of a path

const placeOf = (name) => ({ name, digest: undefined });
const realPlace = (path) => placeOf(isInPackage(path) ? realPath(path) : path);

// ---- files and folders ----

const isPossible = (path) => path.length <= MAX_TARGET && !path.includes("\0");

// FILE, FOLDER, or 0 where there is nothing.
function kindOf(path) {
  internal.reportLoad?.(path);
  return script.kind(path);
}

const asFile = (path) => (kindOf(path) === FILE ? path : withEnding(path));

function withEnding(path) {
  const extension = EXTENSIONS.find((each) => kindOf(path + each) === FILE);
  return extension === undefined ? undefined : path + extension;
}

function asFolder(path) {
  if (kindOf(path) !== FOLDER) return undefined;
  const own = packageJson.at(path);
  if (own !== null && own.error !== undefined) throw own.error;
  const { browser, main } = own?.json ?? {};
  for (const each of [browser, main]) {
    if (typeof each !== "string" || each === "" || !isPossible(each)) continue;
    const target = simplify(path + "/" + each).replace(/\/$/, "");
    const found = asFile(target) || asFile(target + "/index");
    if (found !== undefined) return found;
  }
  return asFile(path + "/index");
}

const asFileOrFolder = (path) =>
  (path.endsWith("/") ? undefined : asFile(path)) || asFolder(path.replace(/\/$/, ""));

// ---- "exports" and "imports" ----

function badTarget(scope, key, target) {
  const text = typeof target === "string" ? JSON.stringify(target.slice(0, 200)) : "no path";
  return internal.coded(
    "ERR_INVALID_PACKAGE_TARGET",
    `${scope.folder}/package.json: "${key}" leads to ${text}`,
  );
}

// What an entry is looked up with: `star` is what "*" stands for in its targets, `isImport`: it is one of "imports".
class Lookup {
  constructor(scope, key, { target, star }, kind, isImport) {
    this.scope = scope;
    this.key = key;
    this.star = star;
    this.conditions = conditionsOf(kind);
    this.isImport = isImport;
    this.found = this.targetOf(target, 0);
  }

  // { path } or { name }, null (refused) or undefined (no condition holds).
  targetOf(target, level) {
    if (typeof target === "string") return this.pathOf(target);
    if (target === null) return null;
    if (level > MAX_NESTED) throw badTarget(this.scope, this.key, target);
    if (Array.isArray(target)) return this.firstOf(target, level + 1);
    if (!packageJson.isObject(target)) throw badTarget(this.scope, this.key, target);
    for (const condition of Object.keys(target)) {
      if (!this.conditions.includes(condition)) continue;
      const found = this.targetOf(target[condition], level + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  firstOf(targets, level) {
    let problem;
    for (const each of targets) {
      try {
        const found = this.targetOf(each, level);
        if (found !== undefined && found !== null) return found;
      } catch (error) {
        problem = error;
      }
    }
    if (problem !== undefined) throw problem;
    return null;
  }

  pathOf(target) {
    const { scope, key, star, isImport } = this;
    const full = star === undefined ? target : target.replaceAll("*", () => star);
    if (!isPossible(full)) throw badTarget(scope, key, full);
    if (!target.startsWith("./")) {
      if (isImport && !/^(?:\.\.?\/|\/|#)/.test(target)) return { name: full };
      throw badTarget(scope, key, target);
    }
    if (LEAVES.test(full.slice(2))) throw badTarget(scope, key, full);
    return { path: scope.folder + full.slice(1) };
  }
}

const LEAVES = /(?:^|\/)(?:\.\.?|node_modules)(?:\/|$)/;

// The entry of a table for `key`: { target, star }; of patterns, the one with the longest beginning, and of those the
// longest one.
function entryFor(table, key) {
  if (Object.hasOwn(table, key) && !key.includes("*"))
    return { target: table[key], star: undefined };
  let best;
  for (const pattern of Object.keys(table)) {
    const at = pattern.indexOf("*");
    const isFolder = at < 0 && pattern.endsWith("/");
    if (at < 0 && !isFolder) continue;
    const head = at < 0 ? pattern : pattern.slice(0, at);
    const tail = at < 0 ? "" : pattern.slice(at + 1);
    if (!key.startsWith(head) || !key.endsWith(tail) || key.length <= head.length + tail.length - 1)
      continue;
    const more = best === undefined ? 1 : head.length - best.head.length;
    if (more < 0 || (more === 0 && best.pattern.length >= pattern.length)) continue;
    const star = key.slice(head.length, key.length - tail.length);
    const target =
      isFolder && typeof table[pattern] === "string" ? table[pattern] + "*" : table[pattern];
    best = { head, pattern, target, star };
  }
  return best;
}

const conditionsOf = (kind) => ["node-classic", kind, "worker", "browser", "default"];

// The path that a package gives for `subpath` ("." or "./x").
function exported(scope, subpath, kind) {
  let table = scope.json.exports;
  const isTable =
    packageJson.isObject(table) && Object.keys(table).some((key) => key.startsWith("."));
  if (!isTable) table = { ".": table };
  const entry = entryFor(table, subpath);
  const found = entry && new Lookup(scope, subpath, entry, kind, false).found;
  if (found) return found.path;
  throw internal.coded(
    "ERR_PACKAGE_PATH_NOT_EXPORTED",
    `${scope.folder}/package.json: "exports" has no "${subpath}" for ${conditionsOf(kind).join(", ")}`,
  );
}

function imported(name, loader, kind, makeError) {
  const scope = packageJson.scopeOf(dirname(loader));
  const table = scope?.json.imports;
  const entry = packageJson.isObject(table) ? entryFor(table, name) : undefined;
  const found = entry && new Lookup(scope, name, entry, kind, true).found;
  if (!found) {
    const reason =
      scope === null
        ? "there is no package.json"
        : `${scope.folder}/package.json: "imports" has no "${name}"`;
    throw internal.coded("ERR_PACKAGE_IMPORT_NOT_DEFINED", `cannot load ${name}: ${reason}`);
  }
  return found.path !== undefined
    ? realPlace(found.path)
    : find(found.name, loader, kind, makeError);
}

// ---- "browser" ----

// The nearest package.json with a map: one further down may just say what kind of modules stand there.
function mapScope(folder) {
  const scope = packageJson.scopeOf(folder);
  if (scope === null || packageJson.isObject(scope.json.browser)) return scope;
  return scope.folder === "/" ? null : mapScope(dirname(scope.folder));
}

// What the loader's package has instead of `key`: a string, false, or undefined.
function replaced(scope, key) {
  const map = scope?.json.browser;
  if (!packageJson.isObject(map)) return undefined;
  const spellings = [key, ...EXTENSIONS.map((each) => key + each)];
  if (key.endsWith(".js")) spellings.push(key.slice(0, -3), key.replace(/\/index\.js$/, ""));
  const found = spellings.find((each) => Object.hasOwn(map, each));
  return found === undefined ? undefined : map[found];
}

const asReplaced = (path) => replacement(path) ?? realPlace(path);

// The place that a package's map has instead of a path in it; undefined where it has none.
function replacement(path) {
  const scope = mapScope(dirname(path));
  if (scope === null) return undefined;
  const by = replaced(scope, "." + path.slice(scope.folder.length));
  if (by === false) return placeOf(EMPTY);
  if (typeof by !== "string" || !isPossible(by)) return undefined;
  const found = asFileOrFolder(simplify(scope.folder + "/" + by));
  return found === undefined ? undefined : realPlace(found);
}

// ---- names ----

// "@a/b/c/d" -> ["@a/b", "./c/d"]; undefined for what is no name of a package.
function split(name) {
  const match = /^((?:@[^/\\]+\/)?[^/\\@.][^/\\]*)(\/.*)?$/.exec(name);
  return match === null ? undefined : [match[1], "." + (match[2] ?? "")];
}

function foldersAbove(loader) {
  const folders = [];
  for (let folder = dirname(loader); ; folder = dirname(folder)) {
    if (!folder.endsWith("/node_modules"))
      folders.push((folder === "/" ? "" : folder) + "/node_modules");
    if (folder === "/" || folder === ".") return folders;
  }
}

function inPackage(folder, subpath, kind) {
  const own = packageJson.at(folder);
  if (own !== null && own.error !== undefined) throw own.error;
  if (own !== null && (own.json.exports ?? null) !== null)
    return realPlace(exported(own, subpath, kind));
  const found = subpath === "." ? asFolder(folder) : asFileOrFolder(folder + subpath.slice(1));
  return found === undefined ? undefined : asReplaced(found);
}

// What a package's "browser" map says of a name is not looked up in the map again.
function findPackage(name, loader, kind) {
  const scope = mapScope(dirname(loader));
  const by = replaced(scope, name);
  if (by === false) return placeOf(EMPTY);
  if (typeof by === "string" && isOurs(by)) return placeOf(by);
  if (typeof by !== "string" || !isPossible(by)) return findNamed(name, loader, kind);
  if (!by.startsWith(".")) return findNamed(by, loader, kind);
  const path = asFileOrFolder(simplify(scope.folder + "/" + by));
  return path === undefined ? undefined : asReplaced(path);
}

function findNamed(name, loader, kind) {
  if (names.has(name)) return placeOf("node:" + name);
  const parts = split(name);
  if (parts === undefined) return undefined;
  const [own, subpath] = parts;
  const scope = packageJson.scopeOf(dirname(loader));
  if (scope !== null && scope.json.name === own && (scope.json.exports ?? null) !== null)
    return realPlace(exported(scope, subpath, kind));
  for (const folder of foldersAbove(loader)) {
    if (kindOf(folder + "/" + own) !== FOLDER) continue;
    const found = inPackage(folder + "/" + own, subpath, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

const found = new Map(); // what packages asked for: kind, folder and name -> place

function find(name, loader, kind, makeError) {
  const key = kind + "\0" + (isUrl(loader) ? "" : dirname(loader)) + "\0" + name;
  const known = isInPackage(loader) ? found.get(key) : undefined;
  if (known !== undefined) return known;
  const place = search(name, loader, kind, makeError);
  if (isInPackage(loader)) found.set(key, place);
  return place;
}

function search(name, loader, kind, makeError) {
  if (isOurs(name)) return placeOf(name);
  if (name.startsWith("#")) return imported(name, loader, kind, makeError);
  const isPath = /^\.{0,2}\//.test(name) || name === "." || name === "..";
  let place;
  if (isPath) {
    // There is no file of this very name: it has been looked for.
    const typed = name.startsWith("/") ? name : beside(name, loader);
    const path =
      (typed.endsWith("/") ? undefined : withEnding(typed)) || asFolder(typed.replace(/\/$/, ""));
    if (path !== undefined) place = asReplaced(path);
  } else {
    place = findPackage(name, loader, kind);
  }
  if (place !== undefined) return place;
  const where = isPath
    ? ", also with " + EXTENSIONS.join(" ") + ", and as a folder"
    : names.missing(name) || ", nor a package in " + foldersAbove(loader).join(", ");
  const error = makeError(where);
  if (error.code === undefined || isInPackage(loader)) error.code = "MODULE_NOT_FOUND";
  throw error;
}

return { find, replacement };

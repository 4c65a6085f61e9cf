// "path" for packages: POSIX paths.
"use strict";

const { simplify } = internal.load("path");
const { cwd } = internal.load("process");
const { text, wrongType } = internal.load("small_errors");

const isAbsolute = (path) => text(path, "path").startsWith("/");

// A folder keeps its slash at the end, also "./".
function normalize(path) {
  if (text(path, "path") === "") return ".";
  const simple = simplify(path);
  return simple === "." && path.endsWith("/") ? "./" : simple;
}

// Without the slashes at the end; "/" stays.
function withoutEnd(path) {
  let end = path.length;
  while (end > 1 && path[end - 1] === "/") end--;
  return path.slice(0, end);
}

function join(...parts) {
  return normalize(parts.filter((part) => text(part, "path") !== "").join("/"));
}

function resolve(...parts) {
  let path = "";
  for (let i = parts.length; i-- > 0 && !path.startsWith("/");)
    if (text(parts[i], `paths[${i}]`) !== "") path = path === "" ? parts[i] : parts[i] + "/" + path;
  if (!path.startsWith("/")) path = cwd() + "/" + path;
  return withoutEnd(simplify(path));
}

// What stands before the last slash; of several in a row, all but that one.
function dirname(path) {
  const bare = withoutEnd(text(path, "path"));
  const at = bare.lastIndexOf("/");
  if (at < 0) return ".";
  return at === 0 ? "/" : at === 1 && bare[0] === "/" ? "//" : bare.slice(0, at);
}

function basename(path, suffix = "") {
  const end = text(suffix, "suffix");
  if (text(path, "path") === end) return "";
  const bare = withoutEnd(path);
  const name = bare.slice(bare.lastIndexOf("/") + 1);
  return end !== "" && name !== end && name.endsWith(end) ? name.slice(0, -end.length) : name;
}

function extname(path) {
  const name = basename(path);
  const at = name.lastIndexOf(".");
  return at <= 0 || name === ".." ? "" : name.slice(at);
}

function relative(from, to) {
  const a = resolve(from).split("/").filter(Boolean);
  const b = resolve(to).split("/").filter(Boolean);
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).fill(".."), ...b.slice(same)].join("/");
}

function parse(path) {
  const base = basename(path);
  const ext = extname(path);
  const root = isAbsolute(path) ? "/" : "";
  const dir = withoutEnd(path).includes("/") ? dirname(path) : "";
  return { root, dir, base, ext, name: ext === "" ? base : base.slice(0, -ext.length) };
}

function format(parts) {
  if (typeof parts !== "object" || parts === null) throw wrongType("pathObject", "an object");
  const { root = "", name = "", ext = "" } = parts;
  const dir = parts.dir || root;
  const base = parts.base || name + (ext === "" || ext[0] === "." ? "" : ".") + ext;
  return dir === "" || dir === root ? dir + base : dir + "/" + base;
}

const path = {
  basename,
  delimiter: ":",
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  normalize,
  parse,
  relative,
  resolve,
  sep: "/",
  toNamespacedPath: (each) => each,
};
path.posix = path;
return path;

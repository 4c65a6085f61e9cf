// "path" for packages: POSIX paths.
"use strict";

const { simplify } = internal.load("path");
const { cwd } = internal.load("process");

function text(path) {
  if (typeof path === "string") return path;
  throw new TypeError("path: the path must be a string");
}

const normalize = (path) => (text(path) === "" ? "." : simplify(path));
const isAbsolute = (path) => text(path).startsWith("/");
const withoutEnd = (path) => path.replace(/(?<=.)\/+$/, "");

function join(...parts) {
  return normalize(parts.filter((part) => text(part) !== "").join("/"));
}

function resolve(...parts) {
  let path = "";
  for (let i = parts.length; i-- > 0 && !path.startsWith("/");)
    if (text(parts[i]) !== "") path = path === "" ? parts[i] : parts[i] + "/" + path;
  if (!path.startsWith("/")) path = cwd() + "/" + path;
  return withoutEnd(simplify(path));
}

function dirname(path) {
  const bare = withoutEnd(text(path));
  const at = bare.lastIndexOf("/");
  return at < 0 ? "." : at === 0 ? "/" : withoutEnd(bare.slice(0, at));
}

function basename(path, suffix = "") {
  const bare = withoutEnd(text(path));
  const name = bare.slice(bare.lastIndexOf("/") + 1);
  return suffix !== "" && name !== suffix && name.endsWith(suffix)
    ? name.slice(0, -suffix.length)
    : name;
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
  const dir = path.includes("/") ? dirname(path) : "";
  return { root, dir, base, ext, name: ext === "" ? base : base.slice(0, -ext.length) };
}

function format({ dir, root = "", base, name = "", ext = "" }) {
  const file = base ?? name + ext;
  return dir === undefined ? root + file : dir === root ? dir + file : dir + "/" + file;
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
};
path.posix = path;
return path;

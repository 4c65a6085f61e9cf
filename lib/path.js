// node.path: the text of paths put together and taken apart; the file system is not asked.
"use strict";

// A part that is empty, "." or "..": most absolute paths have none, and are simple as they stand.
const SPECIAL_PART = /\/\.{0,2}(?:\/|$)/;

// Joins repeated slashes, drops ".", resolves ".." where the text allows it. Keeps a final slash.
function simplify(path) {
  const isAbsolute = path.startsWith("/");
  if (isAbsolute && !SPECIAL_PART.test(path)) return path;
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts[parts.length - 1] !== "..") parts.pop();
    else if (!isAbsolute) parts.push("..");
  }
  if (parts.length === 0) return isAbsolute ? "/" : ".";
  return (isAbsolute ? "/" : "") + parts.join("/") + (path.endsWith("/") ? "/" : "");
}

const isPresent = (value) => value !== undefined && value !== null;

function checkPath(name, path) {
  if (isPresent(path)) return String(path);
  throw new TypeError(name + ": the path must be a string");
}

const path = {
  // join("a/", "./b", "../c.js") -> "a/c.js". Absent and empty parts count for nothing; of nothing
  // it makes ".".
  join(...parts) {
    const present = parts.filter(isPresent).map(String);
    return simplify(present.filter((part) => part !== "").join("/"));
  },

  // What stands before the last slash; where that is relative, it begins with ".": dirname("a/b")
  // is "./a".
  dirname(given) {
    const text = checkPath("dirname", given);
    let end = Math.max(0, text.lastIndexOf("/"));
    while (end > 0 && text[end - 1] === "/") end--;
    const directory = text.slice(0, end);
    if (text.startsWith("/")) return directory === "" ? "/" : directory;
    if (directory === "") return ".";
    return /^\.\.?(\/|$)/.test(directory) ? directory : "./" + directory;
  },

  // What stands behind the last slash.
  filename(given) {
    const text = checkPath("filename", given);
    return text.slice(text.lastIndexOf("/") + 1);
  },
};

return { path, simplify };

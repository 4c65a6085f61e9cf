// package.json files (API document, "Packages"): which one a file is below, and what it says.
"use strict";

const script = binding("script");
const { dirname } = node.path;
const { mapGet, mapSet } = internal.load("primordials");

const files = new Map(); // folder -> what at() gives; null where there is none
const scopes = new Map(); // folder -> what scopeOf() gives for files in it

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// The package.json in a folder: { folder, json, error }; json is an object in any case. `error` says what is
// wrong with a file that is no JSON object. null where there is no such file.
function at(folder) {
  const known = mapGet(files, folder);
  if (known !== undefined) return known;
  const name = (folder === "/" ? "" : folder) + "/package.json";
  internal.reportLoad?.(name);
  const text = script.readIfThere(name);
  const found = text === undefined ? null : { folder, ...parse(name, text) };
  mapSet(files, folder, found);
  return found;
}

function parse(name, text) {
  let reason = "it is no object";
  try {
    const json = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
    if (isObject(json)) return { json, error: undefined };
  } catch (error) {
    reason = error.message;
  }
  const error = new Error(name + ": " + reason);
  error.code = "ERR_INVALID_PACKAGE_CONFIG";
  return { json: {}, error };
}

// The package.json that files in `folder` belong to: that of the folder or of the nearest one above, up
// to a folder called node_modules. null where there is none.
function scopeOf(folder) {
  const known = mapGet(scopes, folder);
  if (known !== undefined) return known;
  const isTop = folder === "/" || folder.endsWith("/node_modules");
  const found = folder.endsWith("/node_modules")
    ? null
    : at(folder) || (isTop ? null : scopeOf(dirname(folder)));
  mapSet(scopes, folder, found);
  return found;
}

// Whether the file at an absolute path is an ES module.
function isEs(path) {
  if (path.endsWith(".mjs")) return true;
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (!name.endsWith(".js") && name.includes(".")) return false;
  return scopeOf(dirname(path))?.json.type === "module";
}

return { at, isEs, isObject, scopeOf };

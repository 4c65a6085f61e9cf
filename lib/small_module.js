// "module" for packages: ES modules get from it a function as classic ones have.
"use strict";

const { Module } = internal.load("module");
const { requireOf } = internal.load("package_code");
const names = internal.load("package_names");

// `file`: the path or the file: URL of a file, of which names are relative; it need not be there.
function createRequire(file) {
  const text = String(file);
  const path = text.startsWith("file:") ? internal.load("small_url").fileURLToPath(text) : text;
  if (path.startsWith("/")) return requireOf(new Module(path, {}));
  throw new TypeError("createRequire: file must be an absolute path or a file: URL");
}

const isBuiltin = (name) => names.has(String(name).replace(/^node:/, ""));

return internal.load("small_absent")("module", "require and import()", {
  createRequire,
  isBuiltin,
  builtinModules: names.all,
});

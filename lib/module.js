// Modules (API document, "Modules"): require and include of files.
"use strict";

const script = binding("script");
const PARAMETERS = ["exports", "require", "include", "module", "__filename", "__dirname"];

const modules = Object.create(null); // by absolute name

// Absolute, without "." and "..".
function normalize(path) {
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return "/" + parts.join("/");
}

function dirname(path) {
  const slash = path.lastIndexOf("/");
  return slash > 0 ? path.slice(0, slash) : "/";
}

function Module(filename, exports) {
  this.filename = filename;
  this.exports = exports;
}
node.Module = Module;

Module.prototype.resolve = function (name) {
  return normalize(name.startsWith("/") ? name : dirname(this.filename) + "/" + name);
};

Module.prototype.run = function () {
  let source = script.readFile(this.filename);
  if (source.startsWith("#!")) source = "//" + source;
  const body = script.compile(source, this.filename, PARAMETERS);
  const require = (name) => this.require(name);
  const include = (name) => this.include(name);
  body.call(this.exports, this.exports, require, include, this, this.filename, dirname(this.filename));
};

Module.prototype.require = function (name) {
  const filename = this.resolve(String(name));
  let module = modules[filename];
  if (module === undefined) {
    module = modules[filename] = new Module(filename, {});
    try {
      module.run();
    } catch (error) {
      delete modules[filename];
      throw error;
    }
  }
  return module.exports;
};

Module.prototype.include = function (name) {
  const exports = this.require(name);
  for (const key of Object.keys(exports)) {
    global[key] = exports[key];
    this.exports[key] = exports[key];
  }
};

// Runs the main script; `argv` is the program, the script as typed, its arguments.
internal.runMain = function (argv) {
  internal.define("ARGV", argv);
  const main = new Module(normalize(argv[1].startsWith("/") ? argv[1] : node.cwd() + "/" + argv[1]), global);
  modules[main.filename] = main;
  internal.define("require", (name) => main.require(name));
  internal.define("include", (name) => main.include(name));
  main.run();
};

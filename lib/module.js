// Modules (API document, "Modules"): require, include, their asynchronous forms, and node.Module.
//
// A module is a function that runs once; its exports are kept by the absolute path or URL where it
// was found. A caller that requires it while it loads gets the exports so far, so that cycles end.
"use strict";

const source = internal.load("module_source");
const hooks = internal.load("module_hooks");
const dlopen = node.dlopen;
const { arrayPop } = internal.load("primordials");

const PARAMETERS = [
  "exports",
  "require",
  "include",
  "require_async",
  "include_async",
  "module",
  "__filename",
  "__dirname",
];

const modules = new Map(); // name -> Module: loaded or loading
const loading = []; // the modules whose code is running, innermost last
let main;

// filename: an absolute path or a URL; exports: what require gives.
function Module(filename, exports) {
  this.filename = filename;
  this.exports = exports;
  this.digest = undefined; // of a remote module's text
  this.children = []; // those it loaded first
  hooks.prepare(this);
}

// ---- running ----

// Runs the module's code: `text`, or the library that stands there.
function run(module, text) {
  const { filename, exports } = module;
  if (source.isLibrary(filename)) return dlopen(filename, exports);
  if (text.startsWith("\ufeff")) text = text.slice(1);
  // As long as before, so that places in the text stay true.
  if (text.startsWith("#!")) text = "//" + text.slice(2);
  loading.push(module);
  try {
    hooks.run(module, text, PARAMETERS, [
      exports,
      (name) => requireFor(module, name),
      (name) => includeFor(module, name),
      (name) => requireAsyncFor(module, name),
      (name) => includeAsyncFor(module, name),
      module,
      filename,
      source.folder(filename),
    ]);
  } finally {
    arrayPop(loading);
  }
}

// Makes and runs a module. One that throws is not kept; a `finally` and not a `catch` leaves
// the error with the place where it was thrown.
function start(parent, { name, text, digest }) {
  const module = new Module(name, {});
  module.digest = digest;
  modules.set(name, module);
  let isLoaded = false;
  try {
    run(module, text);
    isLoaded = true;
  } finally {
    if (!isLoaded) modules.delete(name);
  }
  parent.children.push(module);
  return module;
}

// The module at a place, where there is one already.
function loadedAt(place) {
  const module = modules.get(place.name);
  if (module !== undefined) source.checkDigest(place, module.digest);
  return module;
}

// The module at a place that was read for `parent`. It may be there already: reading a remote one
// runs the loop, and a redirect leads to another's place.
function obtain(parent, place, content) {
  const module =
    loadedAt(place) ||
    loadedAt({ name: content.name, digest: place.digest }) ||
    start(parent, content);
  modules.set(place.name, module);
  return module;
}

function load(parent, name, caller) {
  const places = source.places(source.checkName(name, caller), parent.filename);
  let absent;
  for (const place of places) {
    const found = loadedAt(place);
    if (found !== undefined) return found;
    let content;
    try {
      content = source.read(place);
    } catch (error) {
      absent = absent || error;
      if (source.isAbsent(error)) continue;
      throw source.failure(name, error, [place]);
    }
    return obtain(parent, place, content);
  }
  throw source.failure(name, absent, places);
}

// As load(), without blocking: a promise of the exports.
function loadAsync(parent, name, caller) {
  const promise = new node.Promise();
  const fail = (error) => promise.emitError([error]);
  let places;
  name = source.checkName(name, caller);
  hooks.expect(parent, promise);

  function settle(find) {
    let module;
    try {
      module = find();
    } catch (error) {
      return fail(error);
    }
    promise.emitSuccess([module.exports]);
  }

  function tryPlace(index, absent) {
    const place = places[index];
    if (modules.has(place.name)) return settle(() => loadedAt(place));
    const reading = source.readAsync(place);
    reading.addCallback((content) => settle(() => obtain(parent, place, content)));
    reading.addErrback((error) => {
      absent = absent || error;
      if (!source.isAbsent(error)) fail(source.failure(name, error, [place]));
      else if (index + 1 < places.length) tryPlace(index + 1, absent);
      else fail(source.failure(name, absent, places));
    });
  }

  try {
    places = source.places(name, parent.filename);
  } catch (error) {
    fail(error);
    return promise;
  }
  tryPlace(0);
  return promise;
}

// ---- what scripts call ----

function requireFor(module, name) {
  return load(module, name, "require").exports;
}

function requireAsyncFor(module, name) {
  return loadAsync(module, name, "require_async");
}

function includeFor(module, name) {
  addExports(module, load(module, name, "include").exports);
}

// The promise is settled when the names are there.
function includeAsyncFor(module, name) {
  const promise = new node.Promise();
  const loaded = loadAsync(module, name, "include_async");
  loaded.addCallback((exports) => {
    addExports(module, exports);
    promise.emitSuccess([exports]);
  });
  loaded.addErrback((error) => promise.emitError([error]));
  return promise;
}

// Adds own enumerable properties to the global names, and to the exports of the including module.
function addExports(module, exports) {
  if (Object(exports) !== exports) return;
  const isMore = module.exports !== global && Object(module.exports) === module.exports;
  for (const key of Object.keys(exports)) {
    const property = internal.property(exports[key], true);
    Object.defineProperty(global, key, property);
    if (isMore) Object.defineProperty(module.exports, key, property);
  }
}

Module.prototype.require = function (name) {
  return requireFor(this, name);
};
Module.prototype.include = function (name) {
  includeFor(this, name);
};
Module.prototype.require_async = function (name) {
  return requireAsyncFor(this, name);
};
Module.prototype.include_async = function (name) {
  return includeAsyncFor(this, name);
};

// process.require and the others, for code that stands in no module: as the module that is loading,
// else the main script.
for (const name of ["require", "include", "require_async", "include_async"]) {
  const value = (moduleName) => (loading[loading.length - 1] || main)[name](moduleName);
  Object.defineProperty(value, "name", internal.property(name, false));
  internal.define(name, value);
}

// ---- for the rest of lib/ ----

// Runs `text` as the main script, whose exports are the process.
function runMainModule(filename, text) {
  main = new Module(filename, global);
  modules.set(filename, main);
  run(main, text);
}

function runOnExit() {
  if (main !== undefined) hooks.runOnExit(main);
}

return { Module, runMainModule, runOnExit };

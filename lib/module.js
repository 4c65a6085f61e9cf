// Modules (API document, "Modules"): require, include, their asynchronous forms, and node.Module.
//
// A module is a function that runs once; its exports are kept by the absolute path or URL where it
// was found. A caller that requires it while it loads gets the exports so far, so that cycles end. ES modules,
// which are found here as well, are lib/es_module.js's; here their exports are their namespaces.
"use strict";

const source = internal.load("module_source");
const hooks = internal.load("module_hooks");
const packageJson = internal.load("package_json");
const dlopen = node.dlopen;
const { later } = binding("loop");
const { arrayPop, promiseThen } = internal.load("primordials");

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

// A byte order mark and a line for the shell are no part of the code.
function withoutMarks(text) {
  if (text.startsWith("\ufeff")) text = text.slice(1);
  // As long as before, so that places in the text stay true.
  return text.startsWith("#!") ? "//" + text.slice(2) : text;
}

// Runs the module's code: `text`, or the library that stands there.
function run(module, text) {
  const { filename, exports } = module;
  if (source.isLibrary(filename)) return dlopen(filename, exports);
  const args = [
    exports,
    (name) => requireFor(module, name),
    (name) => includeFor(module, name),
    (name) => requireAsyncFor(module, name),
    (name) => includeAsyncFor(module, name),
    module,
    filename,
    source.folder(filename),
  ];
  loading.push(module);
  try {
    if (source.isInPackage(filename)) internal.load("package_code").run(module, withoutMarks(text));
    else hooks.run(module, withoutMarks(text), PARAMETERS, args);
  } finally {
    arrayPop(loading);
  }
}

// What is no classic module has its exports at once, without a run: { exports }, else undefined.
function special(content) {
  const { name, text } = content;
  if (source.isOurs(name)) return { exports: internal.load("package_names").load(name) };
  if (/\.json(?:\?|$)/.test(name)) return { exports: parseJson(name, text) };
  if (!isEs(name, text)) return undefined;
  return { exports: internal.load("es_module").requireText(content) };
}

// A line of a text that only an ES module has.
const ES_LINE =
  /^[ \t]*(?:export\s*(?:[{*]|(?:default|const|let|var|function|class|async)\b)|import\s*(?:["'{*]|[\w$]+\s*(?:,|from\b)))/m;

// A text without line ends that only an ES module has, unless it speaks of what only a classic one has.
const ES_DENSE = /[;}]export\s*(?:default\b|\{)/;
const CLASSIC_WORDS = /\b(?:module\.exports|exports[.[]|require\()/;

const looksLikeEs = (text) =>
  ES_LINE.test(text) || (ES_DENSE.test(text) && !CLASSIC_WORDS.test(text));

// Whether the text at a path or URL is an ES module. Packages have such texts also where neither name nor
// package.json says so, for bundlers; and where package.json says that it is none. What only looks like one, as a comment
// may, V8 takes for a classic module.
function isEs(name, text) {
  if (source.isUrl(name)) return /\.mjs(?:\?|$)/.test(name);
  if (source.isOurs(name)) return false;
  if (packageJson.isEs(name)) return true;
  if (!source.isInPackage(name) || !name.endsWith(".js")) return false;
  return looksLikeEs(text) && !compilesAsClassic(text);
}

// Whether V8 takes a text as the body of a function, as a classic module's is.
function compilesAsClassic(text) {
  try {
    new FunctionOf(withoutMarks(text));
    return true;
  } catch {
    return false;
  }
}
const FunctionOf = Function;

function parseJson(name, text) {
  try {
    return JSON.parse(withoutMarks(text));
  } catch (error) {
    throw new SyntaxError(name + ": " + error.message);
  }
}

// Makes and runs a module. One that throws is not kept; a `finally` and not a `catch` leaves
// the error with the place where it was thrown.
function start(parent, content) {
  const { name, text, digest } = content;
  const found = special(content);
  const module = new Module(name, found === undefined ? {} : found.exports);
  module.digest = digest;
  if (found !== undefined) {
    modules.set(name, module);
    return module;
  }
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
  source.checkName(name, caller);
  const { place, content } = source.locate(String(name), parent.filename, "require", loadedAt);
  return content === undefined ? loadedAt(place) : obtain(parent, place, content);
}

// Settles a promise with the namespace of an ES module, which may await, from a clean stack.
function importInto(promise, content) {
  promiseThen(
    internal.load("es_module").importText(content),
    (exports) => later(() => promise.emitSuccess([exports])),
    (error) => later(() => promise.emitError([error])),
  );
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

  function begin(place, content) {
    const isClassic = modules.has(content.name) || !isEs(content.name, content.text);
    if (isClassic) settle(() => obtain(parent, place, content));
    else importInto(promise, content);
  }

  // What none of the places had, as packages are found. Their files are read at once.
  function tryElsewhere(absent) {
    let place, content;
    try {
      if (places.length > 0 && source.isUrl(places[0].name)) throw absent;
      place = source.elsewhere(name, parent.filename, "require", places);
      if (loadedAt(place) === undefined) content = source.read(place);
    } catch (error) {
      return fail(error);
    }
    if (content === undefined) settle(() => loadedAt(place));
    else begin(place, content);
  }

  function tryPlace(index, absent) {
    if (index === places.length) return tryElsewhere(absent);
    const place = places[index];
    if (modules.has(place.name)) return settle(() => loadedAt(place));
    const reading = source.readAsync(place);
    reading.addCallback((content) => begin(place, content));
    reading.addErrback((error) => {
      absent = absent || error;
      if (!source.isAbsent(error)) fail(source.failure(name, error, [place]));
      else tryPlace(index + 1, absent);
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

// Runs `text` as the main script, whose exports are the process. `asEs`: as an ES module, whatever
// its name.
function runMainModule(filename, text, asEs) {
  main = new Module(filename, global);
  modules.set(filename, main);
  if (!asEs && !isEs(filename)) return run(main, text);
  modules.delete(filename);
  internal.load("es_module").runMain(filename, withoutMarks(text));
}

// The name of the module whose names code without a module uses.
function current() {
  return (loading[loading.length - 1] || main).filename;
}

// The module that an ES module imports, which is none itself: at a place, with the content that was
// read where it was not loaded then.
function importClassic(place, content) {
  return content === undefined ? loadedAt(place) : obtain(main, place, content);
}

function runOnExit() {
  if (main !== undefined) hooks.runOnExit(main);
}

return {
  Module,
  current,
  importClassic,
  isEs,
  loadedAt,
  requireFor,
  runMainModule,
  runOnExit,
  withoutMarks,
};

// Code below node_modules (API document, "Packages"): a classic module has the names that packages
// expect as parameters; an ES module has those that it mentions.
"use strict";

const script = binding("script");
const source = internal.load("module_source");
const process = internal.load("package_process");
const module_ = internal.load("module");

const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];
const NAMES = ["global", "self", "process"]; // what is made for browsers asks for self
if (global.crypto === undefined) NAMES.push("crypto");
const DECLARED = /Identifier '(\w+)' has already been declared/;

// Runs compile(names) with the names that the text does not declare itself.
function withoutDeclared(names, compile) {
  for (;;) {
    let declared;
    try {
      return compile(names);
    } catch (error) {
      declared = error instanceof SyntaxError && DECLARED.exec(error.message)?.[1];
    }
    // Any other error comes again, from outside of `try`: so it keeps the place that is shown.
    if (!names.includes(declared)) return compile(names);
    names = names.filter((each) => each !== declared);
  }
}

const cache = new Proxy(
  {},
  {
    __proto__: null,
    get: (_, name) => (typeof name === "string" ? module_.loadedAt({ name }) : undefined),
    has: (_, name) => typeof name === "string" && module_.loadedAt({ name }) !== undefined,
    deleteProperty: () => true,
  },
);

function requireOf(module) {
  const require = (name) => module_.requireFor(module, name);
  require.resolve = (name) => {
    const { place } = source.locate(
      source.checkName(name, "require.resolve"),
      module.filename,
      "require",
      (at) => module_.loadedAt(at) !== undefined,
    );
    return place.name;
  };
  require.cache = cache;
  require.extensions = { __proto__: null };
  require.main = undefined;
  return require;
}

function run(module, text) {
  const { filename } = module;
  const folder = source.folder(filename);
  Object.assign(module, { id: filename, path: folder, loaded: false, paths: [] });
  let given;
  const body = withoutDeclared(NAMES, (names) => {
    given = names;
    return script.compile(text, filename, [...PARAMETERS, ...names]);
  });
  body.call(
    module.exports,
    module.exports,
    requireOf(module),
    module,
    filename,
    folder,
    ...given.map(valueOf),
  );
  module.loaded = true;
}

function valueOf(name) {
  if (name === "global" || name === "self") return global;
  return name === "process" ? process : internal.load("small_webcrypto");
}

const LINES = {
  __proto__: null,
  global: "const global = globalThis;",
  self: "const self = globalThis;",
  process: 'import process from "node:process";',
  crypto: 'import crypto from "node:webcrypto";',
};

// Compiles an ES module with a line's beginning for each name that it mentions and does not declare.
function compileEs(native, content, note) {
  const text = module_.withoutMarks(content.text);
  const mentioned = NAMES.filter((name) => new RegExp("\\b" + name + "\\b").test(text));
  return withoutDeclared(mentioned, (names) => {
    const head = names.map((name) => LINES[name]).join("");
    return native.compile(head + text, content.name, -head.length, note);
  });
}

return { run, compileEs, requireOf };

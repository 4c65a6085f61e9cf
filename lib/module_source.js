// Where a module's name leads, and the text that stands there (API document, "Modules").
//
// A place is { name, digest }: an absolute path, an http:// URL with the digest that its text must have
// (undefined where the program asks for none), or "node:NAME", a module of our own. One file name
// may lead to several places, the folder of the loading file first; what none of them has is looked up as
// packages do it (lib/package.js).
"use strict";

const script = binding("script");
const native = binding("process");
const { simplify } = internal.load("path");
const { mapGet, mapSet } = internal.load("primordials");
const dirname = node.path.dirname;
const { captureStackTrace } = Error;

// As they were when the process began; a program may change its ENV.
const { NODE_LIBRARY_PATHS = "", NODE_NO_REMOTE_MODULES = "" } = global.ENV;
const libraryPaths = NODE_LIBRARY_PATHS.split(":").filter((path) => path !== "");
const refusesUrls = !["", "0"].includes(NODE_NO_REMOTE_MODULES);

const isUrl = (name) => !name.startsWith("/") && /^https?:\/\//i.test(name);
const remote = () => internal.load("remote_module"); // most programs need it never
const isLibrary = (name) => !isUrl(name) && name.endsWith(".node"); // what comes from a URL is a text
const isOurs = (name) => name.startsWith("node:");
const isInPackage = (name) => name.includes("/node_modules/") && !isUrl(name);

function absolute(path) {
  return simplify(path.startsWith("/") ? path : native.cwd() + "/" + path);
}

function localPlace(path) {
  return { name: simplify(path), digest: undefined };
}

// The name of a module as a string; what is none throws a TypeError that says which function,
// `caller`, got it.
function checkName(name, caller) {
  if (name instanceof String) name = String(name);
  if (typeof name === "string" && name !== "" && !name.includes("\0")) return name;
  throw new TypeError(caller + ": the name must be a string, not empty and without NUL");
}

// The places to look for `name` in, as the module at `loader` (an absolute path or a URL) calls it.
function places(name, loader) {
  if (isOurs(name)) return [];
  if (isUrl(name) || isUrl(loader)) return [remote().resolve(name, loader)];
  if (name.startsWith("/")) return [localPlace(name)];
  if (/^\.\.?(\/|$)/.test(name)) return relativePlaces(name, loader);
  if (isInPackage(loader)) return [];
  const folders = [dirname(loader), ...libraryPaths.map(absolute)];
  return folders.map((path) => localPlace(path + "/" + name));
}

// A relative path, seen from the file at `loader`.
function beside(name, loader) {
  return simplify(dirname(loader) + (name.startsWith("./") ? name.slice(1) : "/" + name));
}

// Code of packages has no other folder than its own.
function relativePlaces(name, loader) {
  const own = { name: beside(name, loader), digest: undefined };
  return isInPackage(loader)
    ? [internal.load("package").replacement(own.name) ?? own]
    : [own, ...libraryPaths.map((path) => localPlace(absolute(path) + "/" + name))];
}

// The folder of a module.
function folder(name) {
  return isUrl(name) ? remote().folder(name) : dirname(name);
}

// Whether another place may have what this one has not.
function isAbsent(error) {
  return error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR";
}

// The Error for `name`, which could not be read: `error` is what the first of its places had to
// say. `besides` says where else it was looked for.
function failure(name, error, tried, besides = "") {
  if (tried.length > 0 && isUrl(tried[0].name)) return error; // says all that already
  const reason = error.code === undefined ? error.message : error.code + ", " + error.message;
  const others = tried.slice(1).map((place) => dirname(place.name));
  const folders = others.length > 0 ? " (nor in " + others.join(", ") + ")" : "";
  const made = new Error("cannot load " + name + ": " + reason + folders + besides);
  for (const key of Object.keys(error)) made[key] = error[key];
  return made;
}

// Throws where a place asks for another digest than `actual`, that of a text from a URL.
function checkDigest(place, actual) {
  if (place.digest === undefined || place.digest === actual) return;
  const difference = ": its SHA-256 is " + actual + ", not " + place.digest;
  throw new Error("cannot load " + place.name + difference);
}

function localContent(name, text) {
  return { name, text, digest: undefined };
}

// internal.reportLoad(path), which is there in a program that --watch has started, is called before a file is read.

// What stands at a place: { name, text, digest }: its final name (a URL may have been redirected),
// the text ("" for a library), and the digest of a text from a URL. Throws where there is nothing.
function read(place) {
  const name = place.name;
  if (isUrl(name)) return remote().fetch(place).wait();
  if (isOurs(name)) return localContent(name, "");
  internal.reportLoad?.(name);
  return localContent(name, textOf(name));
}

function textOf(name) {
  if (!isLibrary(name)) return script.readFile(name);
  script.find(name);
  return "";
}

// As read(), for `name`; undefined where another place may have what this one has not: most often no error is made then.
function readIfThere(place, name) {
  try {
    if (isUrl(place.name) || isOurs(place.name) || isLibrary(place.name)) return read(place);
    internal.reportLoad?.(place.name);
    const text = script.readIfThere(place.name);
    return text === undefined ? undefined : localContent(place.name, text);
  } catch (error) {
    if (isAbsent(error) && !isUrl(place.name)) return undefined;
    throw failure(name, error, [place]);
  }
}

// The error of reading a local place where nothing was found; undefined if something is there by now.
function absence(place) {
  try {
    textOf(place.name);
    return undefined;
  } catch (error) {
    return error;
  }
}

// The first place that has `name`, as the module at `loader` asks for it: { place, content }, where `content` is what
// read() gives, undefined where isKnown(place). `kind`: "require" or "import". Throws where there is nothing.
function locate(name, loader, kind, isKnown) {
  const tried = places(name, loader);
  for (let i = 0; i < tried.length; i++) {
    const place = tried[i];
    if (isKnown(place)) return { place, content: undefined };
    const content = readIfThere(place, name);
    if (content !== undefined) return asReal(place, isKnown, content);
  }
  const place = elsewhere(name, loader, kind, tried);
  if (isKnown(place)) return { place, content: undefined };
  const content = readIfThere(place, name);
  if (content === undefined) throw failure(name, absence(place), [place]);
  return { place, content };
}

// The place of what none of the tried ones had, as packages are found.
function elsewhere(name, loader, kind, tried) {
  try {
    return internal.load("package").find(name, loader, kind, (text) => {
      const absent = tried.length > 0 ? absence(tried[0]) : undefined;
      return absent === undefined
        ? new Error("cannot load " + name + text)
        : failure(name, absent, tried, text);
    });
  } catch (error) {
    // A stack shows ten calls: from here the program's is among them.
    captureStackTrace(error);
    throw error;
  }
}

const realFolders = new Map(); // folder -> its path without symbolic links

// A file's path without symbolic links; where there is no such file, `path`. Folders are looked up once: a link to one that
// is changed later is not seen.
function realPath(path) {
  const above = dirname(path);
  const real = mapGet(realFolders, above) ?? script.realPath(above);
  const name = (real === "/" ? "" : real) + path.slice(path.lastIndexOf("/"));
  if (!script.isPlain(name)) return script.realPath(path);
  mapSet(realFolders, above, real);
  return name;
}

// Files of packages are known by their real paths: a package is often there as a symbolic link.
function asReal(place, isKnown, content) {
  if (!isInPackage(place.name)) return { place, content };
  const real = { name: realPath(place.name), digest: undefined };
  if (isKnown(real)) return { place: real, content: undefined };
  return { place: real, content: { ...content, name: real.name } };
}

function settled(value) {
  const promise = new node.Promise();
  promise.emitSuccess([value]);
  return promise;
}

// The same as read(), as a promise.
function readAsync(place) {
  const name = place.name;
  if (isUrl(name)) return remote().fetch(place);
  if (isOurs(name)) return settled(localContent(name, ""));
  internal.reportLoad?.(name);
  const promise = new node.Promise();
  const { cat, stat } = internal.load("fs");
  const reading = isLibrary(name) ? stat(name) : cat(name, "utf8");
  reading.addCallback((text) => {
    promise.emitSuccess([localContent(name, isLibrary(name) ? "" : text)]);
  });
  reading.addErrback((error) => promise.emitError([error]));
  return promise;
}

return {
  absolute,
  beside,
  checkDigest,
  checkName,
  elsewhere,
  failure,
  folder,
  isAbsent,
  isInPackage,
  isLibrary,
  isOurs,
  isUrl,
  locate,
  places,
  read,
  readAsync,
  realPath,
  refusesUrls,
};

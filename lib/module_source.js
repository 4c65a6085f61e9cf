// Where a module's name leads, and the text that stands there (API document, "Modules").
//
// A place is { name, digest }: an absolute path, or an http:// URL with the digest that its text
// must have (undefined where the program asks for none). One file name may lead to several places,
// the folder of the loading file first.
"use strict";

const script = binding("script");
const native = binding("process");
const { simplify } = internal.load("path");
const dirname = node.path.dirname;

// As they were when the process began; a program may change its ENV.
const { NODE_LIBRARY_PATHS = "", NODE_NO_REMOTE_MODULES = "" } = global.ENV;
const libraryPaths = NODE_LIBRARY_PATHS.split(":").filter((path) => path !== "");
const refusesUrls = !["", "0"].includes(NODE_NO_REMOTE_MODULES);

const isUrl = (name) => /^https?:\/\//i.test(name);
const remote = () => internal.load("remote_module"); // most programs need it never
const isLibrary = (name) => !isUrl(name) && name.endsWith(".node"); // what comes from a URL is a text

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
  if (isUrl(name) || isUrl(loader)) return [remote().resolve(name, loader)];
  if (name.startsWith("/")) return [localPlace(name)];
  const folders = [dirname(loader), ...libraryPaths.map(absolute)];
  return folders.map((path) => localPlace(path + "/" + name));
}

// The folder of a module.
function folder(name) {
  return isUrl(name) ? remote().folder(name) : dirname(name);
}

// Whether another place may have what this one has not.
function isAbsent(error) {
  return error.code === "ENOENT" || error.code === "ENOTDIR";
}

// The Error for `name`, which could not be read: `error` is what the first of its places had to
// say.
function failure(name, error, tried) {
  if (isUrl(tried[0].name)) return error; // says all that already
  const reason = error.code === undefined ? error.message : error.code + ", " + error.message;
  const others = tried.slice(1).map((place) => dirname(place.name));
  const elsewhere = others.length > 0 ? " (nor in " + others.join(", ") + ")" : "";
  const made = new Error("cannot load " + name + ": " + reason + elsewhere);
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

// What stands at a place: { name, text, digest }: its final name (a URL may have been redirected),
// the text ("" for a library), and the digest of a text from a URL. Throws where there is nothing.
function read(place) {
  const name = place.name;
  if (isUrl(name)) return remote().fetch(place).wait();
  if (!isLibrary(name)) return localContent(name, script.readFile(name));
  script.find(name);
  return localContent(name, "");
}

// The same, as a promise.
function readAsync(place) {
  const name = place.name;
  if (isUrl(name)) return remote().fetch(place);
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
  checkDigest,
  checkName,
  failure,
  folder,
  isAbsent,
  isLibrary,
  isUrl,
  places,
  read,
  readAsync,
  refusesUrls,
};

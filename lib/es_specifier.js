// What ES modules call each other (API document, "ES modules"): file URLs, queries, attributes, and what errors say of
// the importer.
//
// A name is a path, a URL, or the name of a package. A path that is no file as it stands is read as URLs are: "%20" is
// a space, and what stands behind "?" or "#", the suffix, makes it another instance of the module.
"use strict";

const { isUrl } = internal.load("module_source");
const JSON_NAME = /\.json(?:\?|$)/;

const isJson = (name) => name.includes(".json") && JSON_NAME.test(name);

// The place of an import: { importer, line, note }, where note is " (imported by /a/b.mjs:3)", or "" without an importer.
function importedBy(importer, line) {
  if (importer === undefined) return { importer, line: 0, note: "" };
  const place = importer + (line > 0 ? ":" + line : "");
  return { importer, line, note: " (imported by " + place + ")" };
}

// An Error with a note behind its message. Its place is the line of the import, if that is known: no code of the
// program runs while modules are linked.
function noted(error, { importer, line, note }) {
  if (!(error instanceof Error) || note === "") return error;
  const made = Object.assign(new error.constructor(error.message + note), error);
  if (line > 0) made.stack = `${made.name}: ${made.message}\n    at ${importer}:${line}:1`;
  return made;
}

// "/a%20b.mjs?c" -> { name: "/a b.mjs", suffix: "?c" }
function decoded(path) {
  const [, name, suffix] = /^([^?#]*)([^]*)$/.exec(path);
  try {
    return { name: decodeURIComponent(name), suffix };
  } catch {
    return { name, suffix };
  }
}

// What to look for, one after the other: [{ name, suffix }, ...].
function readings(specifier) {
  if (!specifier.startsWith(".") && /^file:/i.test(specifier)) {
    const match = /^file:(?:\/\/(?:localhost)?)?(\/(?!\/)[^]*)/i.exec(specifier);
    if (match === null) throw new TypeError("import: " + specifier + " names no local file");
    return [decoded(match[1])];
  }
  const asItStands = { name: specifier, suffix: "" };
  const isPath = /[?#%]/.test(specifier) && /^\.{0,2}\//.test(specifier);
  return isPath && !isUrl(specifier) ? [asItStands, decoded(specifier)] : [asItStands];
}

// The URL of a file.
function fileUrl(path, suffix) {
  const text = encodeURI(path.toWellFormed?.() ?? path);
  return "file://" + text.replace(/[?#]/g, encodeURIComponent) + suffix;
}

// Throws where a module of this name is imported as something that it is not.
function checkAttributes(name, specifier, attributes) {
  if (attributes === (isJson(name) ? "type=json" : "")) return;
  const problem =
    attributes === ""
      ? 'needs the attribute type: "json"'
      : attributes === "type=json"
        ? "is no JSON module"
        : "has an attribute that is not known, " + attributes.replace("=", ": ");
  throw new TypeError("import: " + specifier + " " + problem);
}

return { checkAttributes, fileUrl, importedBy, isJson, noted, readings };

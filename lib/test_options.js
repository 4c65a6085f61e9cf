// The words behind `node --test`: settings, and which files are run (API document, "Tests").
"use strict";

const system = binding("system");
const { readdir, stat } = internal.load("fs");

// Seconds that a file may take.
const TIMEOUT = 60;
const MAX_TIMEOUT = 1e6;
const MAX_JOBS = 1000;

// What is wrong with the call, for its author.
class UsageError extends Error {}

// ---- settings ----

function number(name, text, least, most, isWhole) {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most && !(isWhole && value % 1 !== 0))
    return value;
  const kind = isWhole ? "an integer" : "a number";
  throw new UsageError(`${name} must be ${kind} from ${least} to ${most}`);
}

function pattern(name, text) {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(name + ": " + error.message);
  }
}

const WITH_VALUE = {
  __proto__: null,
  "--jobs": (given, text) => (given.jobs = number("--jobs", text, 1, MAX_JOBS, true)),
  "--timeout": (given, text) => (given.timeout = number("--timeout", text, 0, MAX_TIMEOUT, false)),
  "--filter": (given, text) => (given.filter = pattern("--filter", text)),
};
const FLAGS = { __proto__: null, "--tap": "isTap", "--verbose": "isVerbose" };

// parse(words) -> { jobs, timeout (seconds, 0 for none), filter, isTap, isVerbose, paths }. Options may stand
// before, behind and between the files, up to a "--".
function parse(words) {
  const given = {
    jobs: Math.min(system.processors(), MAX_JOBS),
    timeout: TIMEOUT,
    filter: undefined,
    isTap: false,
    isVerbose: false,
    paths: [],
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === "--") return { ...given, paths: [...given.paths, ...words.slice(at + 1)] };
    if (!word.startsWith("-")) given.paths.push(word);
    else if (FLAGS[word] !== undefined) given[FLAGS[word]] = true;
    else at += takeValue(given, word, words[at + 1]);
  }
  return given;
}

// Takes "--name=value" or "--name value". Returns how many words the value is.
function takeValue(given, word, next) {
  const end = word.indexOf("=");
  const name = end < 0 ? word : word.slice(0, end);
  if (WITH_VALUE[name] === undefined)
    throw new UsageError("unknown option " + word + "; those of node and V8 stand before --test");
  if (end < 0 && next === undefined) throw new UsageError(name + " needs a value behind it");
  WITH_VALUE[name](given, end < 0 ? next : word.slice(end + 1));
  return end < 0 ? 1 : 0;
}

// ---- files ----

const SCRIPT = /\.[cm]?js$/;
const NAMED_AS_TEST = /\.test\.[cm]?js$/;
const SKIPPED = ["node_modules", "fixtures"];

function kindOf(path) {
  try {
    return stat(path).wait();
  } catch (error) {
    throw new UsageError("cannot find " + path + ": " + error.message);
  }
}

function entriesOf(folder) {
  try {
    const entries = readdir(folder, { types: true }).wait();
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UsageError("cannot read " + folder + ": " + error.message);
  }
}

// A link to a file is one; a link to a folder may lead anywhere, and is left alone.
function isFile(entry, path) {
  if (entry.isFile() || entry.isDirectory()) return entry.isFile();
  try {
    return stat(path).wait().isFile();
  } catch {
    return false;
  }
}

// Adds the files below a folder whose names match. `shown`: the folder as a beginning of their names.
function collect(folder, shown, wanted, files) {
  for (const entry of entriesOf(folder)) {
    const { name } = entry;
    const path = shown + name;
    if (name.startsWith(".") || SKIPPED.includes(name)) continue;
    if (entry.isDirectory())
      collect(path, path + "/", shown === "" && name === "test" ? SCRIPT : wanted, files);
    else if (wanted.test(name) && isFile(entry, path)) files.push(path);
  }
}

function below(path) {
  if (!kindOf(path).isDirectory()) return [path];
  const shown = path.replace(/^(?:\.\/+)+/, "").replace(/\/*$/, "/");
  const files = [];
  collect(path, shown === "./" ? "" : shown, SCRIPT, files);
  return files;
}

// find(settings) -> the files to run, each once: those of the paths in their order, where a folder stands for all
// scripts below it. Without paths, the scripts below "test", and *.test.js, .mjs and .cjs anywhere below the current
// folder.
function find({ paths, filter }) {
  const found = [];
  if (paths.length === 0) collect(".", "", NAMED_AS_TEST, found);
  else for (const path of paths) found.push(...below(path));
  const files = [...new Set(found)].filter((file) => filter === undefined || filter.test(file));
  if (files.length > 0) return files;
  const where =
    paths.length > 0
      ? paths.join(", ")
      : node.cwd() + ": neither scripts below test/ nor *.test.js, *.test.mjs, *.test.cjs";
  const which = filter === undefined ? "" : " that " + filter + " matches";
  throw new UsageError("no test file" + which + " in " + where);
}

return { parse, find, UsageError };

// Printing (API document, "Helpers"): puts, print, p, node.debug; and console, for programs of today.
//
// Everything goes to stdout in the order of the calls, without blocking (see lib/stdio.js).
"use strict";

const stdio = binding("stdio");
const writeLine = stdio.writeLine;
const { defineProperty } = internal.load("primordials");

// String(value), also for objects that have no way to become a string.
function textOf(value) {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && value.toString === undefined) {
    return Object.prototype.toString.call(value);
  }
  return String(value);
}

// The JSON of a value; what JSON cannot say, legibly. Never throws.
function jsonOf(value) {
  try {
    const json = JSON.stringify(value);
    if (json !== undefined) return json;
  } catch (_) {
    // A cycle, a BigInt, a toJSON that throws.
  }
  return internal.load("describe")(value);
}

// puts(value): String(value) and a newline to stdout.
internal.define("puts", function puts(value) {
  writeLine(textOf(value));
});

// print(value): the same without the newline.
internal.define("print", function print(value) {
  stdio.write(textOf(value));
});

// p(value): its JSON and a newline to stdout.
internal.define("p", function p(value) {
  writeLine(jsonOf(value));
});

// node.debug(value): like puts(), but it is written when this returns, after all that was printed before.
function debug(value) {
  writeLine(textOf(value));
  stdio.flush();
}

// ---- console ----

// Strings as they are, objects as lib/inspect.js has them, for a line on descriptor `fd`. Never throws.
function show(value, fd) {
  if (typeof value === "string") return value;
  if ((typeof value === "object" && value !== null) || typeof value === "function")
    return internal.load("inspect")(value, fd);
  return typeof value === "bigint" ? value + "n" : String(value);
}

// The web's console reads numbers as parseInt and parseFloat do; a symbol is none.
function number(value, parse) {
  if (typeof value === "bigint") return value + "n";
  return typeof value === "symbol" ? "NaN" : String(parse(value));
}

function integer(value) {
  return number(value, (text) => parseInt(text, 10));
}

// An object of a class that says how it becomes a text is that text.
function asText(value, fd) {
  const isObject = typeof value === "object" && value !== null;
  return (isObject && internal.load("inspect").ownText(value)) || show(value, fd);
}

const DIRECTIVES = {
  s: asText,
  d: integer,
  i: integer,
  f: (value) => number(value, parseFloat),
  j: jsonOf,
  o: show,
  O: show,
  c: () => "",
};

function directive(letter, value, fd) {
  try {
    return DIRECTIVES[letter](value, fd);
  } catch {
    return show(value, fd);
  }
}

// The arguments with spaces between; directives in a first string take those behind it.
function format(values, fd) {
  let text = "";
  let next = 0;
  if (typeof values[0] === "string") {
    next = 1;
    text = values[0].replace(/%([sdifjoOc%])/g, (found, letter) => {
      if (values.length === 1) return found;
      if (letter === "%") return "%";
      return next < values.length ? directive(letter, values[next++], fd) : found;
    });
  } else if (values.length > 0) {
    text = show(values[next++], fd);
  }
  while (next < values.length) text += " " + show(values[next++], fd);
  return text;
}

// What console.group() puts before each line of the console.
const groups = { indent: "" };

function indented(text) {
  const indent = groups.indent;
  return indent === "" ? text : indent + text.replaceAll("\n", "\n" + indent);
}

// Functions of the console have their names, and are no constructors. To stdout, as puts does:
const toStdout = (name) =>
  ({ [name]: (...values) => writeLine(indented(format(values, 1))) })[name];

// To stderr, synchronously:
const toStderr = (name) =>
  ({ [name]: (...values) => stdio.writeError(indented(format(values, 2)) + "\n") })[name];

// V8's own methods, which report to debuggers.
const reporting = Object.assign({}, console);

for (const name of ["log", "info", "debug"]) console[name] = toStdout(name);
for (const name of ["error", "warn"]) console[name] = toStderr(name);
const { log, error } = console;
defineProperty(console, Symbol.toStringTag, { __proto__: null, value: "console" });

// The others come with the first call of one.
const OTHERS =
  "assert clear count countReset dir dirxml group groupCollapsed groupEnd table time timeEnd timeLog trace";
for (const name of OTHERS.split(" ")) {
  const other = { [name]: (...values) => internal.load("console")[name](values, other) }[name];
  console[name] = other;
}

// Called when a debugger may connect: what the console prints is reported as well.
internal.mirrorConsole = function () {
  const { both } = binding("inspector");
  for (const name of Object.keys(reporting)) {
    const print = console[name];
    if (typeof print === "function") console[name] = both(reporting[name], print);
  }
};

return { debug, format, log, error, groups };

// Printing (API document, "Helpers"): puts, print, p, node.debug; and console, for programs of today.
//
// Everything goes to stdout in the order of the calls, without blocking (see lib/stdio.js).
"use strict";

const stdio = binding("stdio");
const writeLine = stdio.writeLine;
const hasOwn = Object.prototype.hasOwnProperty;

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

// Strings as they are, an Error with its stack, objects as p() prints them. Never throws.
function show(value) {
  try {
    if (value instanceof Error)
      return textOf((hasOwn.call(value, "stack") && value.stack) || value);
  } catch (_) {
    // A proxy, or a stack that throws.
  }
  const isJson =
    typeof value === "object" || typeof value === "function" || typeof value === "bigint";
  return isJson ? jsonOf(value) : String(value);
}

const DIRECTIVES = {
  s: show,
  d: (value) => (typeof value === "bigint" ? jsonOf(value) : String(Number(value))),
  i: (value) => (typeof value === "bigint" ? jsonOf(value) : String(parseInt(value, 10))),
  f: (value) => String(parseFloat(value)),
  j: jsonOf,
  o: show,
  O: show,
  c: () => "",
};

function directive(letter, value) {
  try {
    return DIRECTIVES[letter](value);
  } catch (_) {
    return show(value); // a symbol is no number
  }
}

// The arguments with spaces between; directives in a first string take those behind it.
function format(values) {
  let text = "";
  let next = 0;
  if (typeof values[0] === "string") {
    next = 1;
    text = values[0].replace(/%([sdifjoOc%])/g, (found, letter) => {
      if (values.length === 1) return found;
      if (letter === "%") return "%";
      return next < values.length ? directive(letter, values[next++]) : found;
    });
  } else if (values.length > 0) {
    text = show(values[next++]);
  }
  while (next < values.length) text += " " + show(values[next++]);
  return text;
}

// console.log, info, debug (to stdout, as puts does) and error, warn (to stderr, synchronously).
console.log =
  console.info =
  console.debug =
    function log(...values) {
      writeLine(format(values));
    };
console.error = console.warn = function error(...values) {
  stdio.writeError(format(values) + "\n");
};

return debug;

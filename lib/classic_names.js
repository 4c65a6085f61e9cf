// The names that a classic module will export, from its text: classicNames(text) -> ["default", ...], or
// undefined where they cannot be found in the text. So an ES module that imports it can be linked before it runs.
"use strict";

// Comments and strings without braces of a template: they may speak of exports.
const NOT_CODE = /\/\*[^]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*|"use strict"/g;
const NAMED =
  /(?<![\w$.])(?:module\s*\.\s*)?exports\s*(?:\.\s*([A-Za-z_$][\w$]*)|\[\s*["']([^"'\\]+)["']\s*\])/g;
const DEFINED = /Object\s*\.\s*defineProperty\s*\(\s*exports\s*,\s*["']([^"'\\]+)["']/g;
// module.exports = { a, b: 1, "c": ... } up to the end of what is plain; = "text", a number. Each entry can be
// matched in one way only, so that a text that does not match takes linear time.
const STRING = String.raw`"[^"\\]*"|'[^'\\]*'`;
const NAME = String.raw`[A-Za-z_$][\w$]*|${STRING}`;
const VALUE = String.raw`\s*(?::\s*(?:[\w$.]+|${STRING})\s*)?`;
const LITERAL = new RegExp(
  String.raw`(?<![\w$.])module\s*\.\s*exports\s*=\s*` +
    String.raw`(?:\{(\s*(?:(?:${NAME})${VALUE},\s*)*(?:(?:${NAME})${VALUE})?)\}|${STRING}|-?[\d.]+)` +
    String.raw`(?=\s*(?:;|$|\n))`,
  "g",
);
const KEY = new RegExp(`(${NAME})${VALUE}`, "g");

return function classicNames(text) {
  const names = new Set(["default"]);
  let rest = text.replace(NOT_CODE, " ");
  rest = rest.replace(LITERAL, (found, keys = "") => {
    for (const [, key] of keys.matchAll(KEY)) names.add(key.replace(/^["']|["']$/g, ""));
    return " ";
  });
  for (const pattern of [DEFINED, NAMED]) {
    rest = rest.replace(pattern, (found, name, quoted) => {
      names.add(name ?? quoted);
      return " ";
    });
  }
  // What is left of `exports` or `module`, or of `this` outside of functions, may export anything.
  return /(?<![\w$.])(?:exports|module)(?![\w$])|^this\b/m.test(rest) ? undefined : [...names];
};

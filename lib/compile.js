// node.compile: text that becomes code, in the global scope.
"use strict";

const script = binding("script");

// Source that is one anonymous function, which is no statement: `function (a) { ... }`, after white
// space and comments.
const SPACE = String.raw`(?:\s|//[^\n]*\n|/\*[^*]*\*+(?:[^*/][^*]*\*+)*/)*`;
const ANONYMOUS = new RegExp("^" + SPACE + "(?:async\\s+)?function\\s*(?:\\*\\s*)?\\(");

// node.compile(source, filename = "[compile]") -> the value of the last statement; of one anonymous
// function, that function. Throws what it throws; a SyntaxError's message begins with its place.
function compile(source, filename) {
  if (source instanceof String) source = String(source);
  if (typeof source !== "string") throw new TypeError("compile: the source must be a string");
  const name = filename === undefined || filename === null ? "[compile]" : String(filename);
  // The line in front makes it an expression, and is not counted.
  if (ANONYMOUS.test(source)) return script.run("0,\n" + source, name, -1);
  return script.run(source, name, 0);
}

return compile;

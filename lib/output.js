// Printing (API document, "Helpers"): puts, print, p and node.debug.
"use strict";

const stdio = binding("stdio");

function define(name, value) {
  Object.defineProperty(global, name, { configurable: true, writable: true, enumerable: false, value });
}

define("puts", function puts(value) {
  stdio.write(String(value) + "\n");
});
define("print", function print(value) {
  stdio.write(String(value));
});
define("p", function p(value) {
  stdio.write(String(JSON.stringify(value)) + "\n");
});

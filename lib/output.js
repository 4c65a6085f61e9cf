// Printing (API document, "Helpers"): puts, print, p and node.debug.
"use strict";

const stdio = binding("stdio");

internal.define("puts", function puts(value) {
  stdio.write(String(value) + "\n");
});
internal.define("print", function print(value) {
  stdio.write(String(value));
});
internal.define("p", function p(value) {
  stdio.write(String(JSON.stringify(value)) + "\n");
});

// Modules (API document, "Modules").
"use strict";

const script = binding("script");

internal.runMain = function (argv) {
  Object.defineProperty(global, "ARGV", { configurable: true, writable: true, enumerable: false, value: argv });
};

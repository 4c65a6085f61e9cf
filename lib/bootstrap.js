// The first file: puts the API together, in the order in which the parts need each other.
"use strict";

// A global name: a program may assign another value to it; for-in does not meet it.
internal.define = function (name, value) {
  Object.defineProperty(global, name, { configurable: true, enumerable: false, writable: true, value });
};

// Sections that a program may never touch are loaded when it first does: `lazy(node, "dns", "dns")` makes node.dns what
// internal.load("dns") returns.
internal.lazy = function (object, name, file) {
  Object.defineProperty(object, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = internal.load(file);
      Object.defineProperty(object, name, { configurable: true, enumerable: true, writable: true, value });
      return value;
    },
    set(value) {
      Object.defineProperty(object, name, { configurable: true, enumerable: true, writable: true, value });
    },
  });
};

internal.load("events");
internal.load("promise");
internal.load("timers");
internal.load("process");
internal.load("output");
internal.load("path");
internal.load("encodings");
internal.load("assert");
internal.load("compile");
internal.load("extension");
internal.load("module");
internal.load("main");

// Sets an own property as an assignment would, under any name: "__proto__" is one like any other.
internal.setOwn = function (object, name, value) {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { configurable: true, enumerable: true, writable: true, value });
  } else {
    object[name] = value;
  }
};

internal.lazy(node, "http", "http");
internal.lazy(node, "tcp", "tcp");

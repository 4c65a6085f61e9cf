// Extensions (API document, "Extension API"): node.dlopen, which require uses for ".node" files.
"use strict";

let extensions; // the binding, made with the first library

// node.dlopen(path, target): opens the library and calls its C function init(target). A library is
// initialized once; asked for again, it gives what it gave then. Throws an Error that names the
// file where that is missing, is no library, has no init, or was compiled for another node; and
// what init throws.
function dlopen(path, target) {
  if (typeof path !== "string") throw new TypeError("dlopen: the path must be a string");
  if (target === null || (typeof target !== "object" && typeof target !== "function")) {
    throw new TypeError("dlopen: the target must be an object");
  }
  if (extensions === undefined) {
    extensions = binding("extensions");
    extensions.setClasses(internal.load("events").EventEmitter, internal.load("promise"));
  }
  const first = extensions.load(path.includes("/") ? path : "./" + path, target);
  if (first === target) return;
  for (const name of Reflect.ownKeys(first)) {
    const property = { __proto__: null, ...Object.getOwnPropertyDescriptor(first, name) };
    Object.defineProperty(target, name, property);
  }
}

return dlopen;

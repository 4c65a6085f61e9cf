// Extensions (API document, "Extension API"): node.dlopen, which require uses for ".node" files.
"use strict";

const native = binding("dlopen");

const initialized = new Map(); // library -> the target that its init() filled

// node.dlopen(path, target): opens the library and calls its C function init(target). A library is
// initialized once; asked for again, it gives what it gave then. Throws an Error that names the
// file and what it lacks.
node.dlopen = function dlopen(path, target) {
  if (typeof path !== "string") throw new TypeError("dlopen: the path must be a string");
  if (target === null || (typeof target !== "object" && typeof target !== "function")) {
    throw new TypeError("dlopen: the target must be an object");
  }
  const library = native.open(path.includes("/") ? path : "./" + path);
  const first = initialized.get(library);
  if (first !== undefined) {
    for (const name of Reflect.ownKeys(first)) {
      Object.defineProperty(target, name, { __proto__: null, ...Object.getOwnPropertyDescriptor(first, name) });
    }
    return;
  }
  native.init(library, target);
  initialized.set(library, target);
};

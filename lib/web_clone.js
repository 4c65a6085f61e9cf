// structuredClone and queueMicrotask (API document, "The Web's Vocabulary").
"use strict";

const { DOMException } = internal.load("web_exception");
const { required, dictionary, sequence, interfaces, interfaceOf } = internal.load("web_idl");
const { kinds, kindOf } = binding("kinds");
const { mapForEach, setAdd, setForEach, setHas } = internal.load("primordials");
const native = binding("structured_clone");
const { callGuarded } = binding("process");
const { then } = Promise.prototype;
const resolved = Promise.resolve();
const { slice } = ArrayBuffer.prototype;

function cloneError(message) {
  return new DOMException(message, "DataCloneError");
}

// Whether a value is an ArrayBuffer, and not detached.
function isBuffer(value) {
  try {
    slice.call(value, 0, 0);
    return true;
  } catch {
    return false;
  }
}

const { getOwnPropertyDescriptor, keys } = Object;
const { isView } = ArrayBuffer;

// Calls visit(value) for what is copied with an object. A getter's value is not looked at.
function forEachPart(object, kind, visit) {
  if (kind === kinds.MAP) {
    mapForEach(object, (value, key) => {
      visit(key);
      visit(value);
    });
  } else if (kind === kinds.SET) setForEach(object, visit);
  else if (kind === kinds.OTHER && !isView(object))
    for (const key of keys(object)) visit(getOwnPropertyDescriptor(object, key)?.value);
}

// Throws where an object of the web's classes would be copied: V8 takes it for a plain one. Exceptions have copies.
function refuseInterfaces(root) {
  const seen = new Set();
  const stack = [root];
  const visit = (value) => {
    if (typeof value === "object" && value !== null) stack.push(value);
  };
  while (stack.length > 0) {
    const object = stack.pop();
    if (Object(object) !== object || setHas(seen, object)) continue;
    setAdd(seen, object);
    const kind = kindOf(object);
    const found = kind === kinds.OTHER ? interfaceOf(object) : undefined;
    if (found === undefined) forEachPart(object, kind, visit);
    else if (found !== DOMException.prototype)
      throw cloneError(`structuredClone: ${found[Symbol.toStringTag]} objects have no copy`);
  }
}

function clone(value, options) {
  const { transfer = [] } = dictionary(options, "structuredClone");
  const buffers = sequence(transfer, "structuredClone: transfer");
  if (!buffers.every((buffer) => Object(buffer) === buffer))
    throw new TypeError("structuredClone: transfer must be a list of objects");
  if (!buffers.every(isBuffer) || new Set(buffers).size < buffers.length)
    throw cloneError("structuredClone: only ArrayBuffers can be moved, and each of them once");
  if (interfaces.size > 1) refuseInterfaces(value); // that of DOMException is always there
  return native.clone(value, buffers);
}

function queue(callback) {
  then.call(resolved, () => {
    try {
      callback();
    } catch (error) {
      callGuarded(() => {
        throw error;
      });
    }
  });
}

return {
  // structuredClone(value, { transfer }) -> a copy; the ArrayBuffers of the list are moved to it.
  structuredClone(value, options = {}) {
    required(arguments.length, 1, "structuredClone");
    return clone(value, options);
  },
  queueMicrotask(callback) {
    required(arguments.length, 1, "queueMicrotask");
    if (typeof callback !== "function")
      throw new TypeError("queueMicrotask: the callback must be a function");
    queue(callback);
  },
};

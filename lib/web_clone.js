// structuredClone and queueMicrotask (API document, "The Web's Vocabulary").
"use strict";

const { DOMException } = internal.load("web_exception");
const { required, dictionary } = internal.load("web_idl");
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

// structuredClone(value, { transfer }) -> a copy; the ArrayBuffers of the list are moved to it.
function structuredClone(value, options = {}) {
  required(arguments.length, 1, "structuredClone");
  const { transfer } = dictionary(options, "structuredClone");
  const buffers = transfer === undefined ? [] : [...transfer];
  if (!buffers.every(isBuffer) || new Set(buffers).size < buffers.length)
    throw cloneError("structuredClone: only ArrayBuffers can be moved, and each of them once");
  return native.clone(value, buffers);
}

function queueMicrotask(callback) {
  required(arguments.length, 1, "queueMicrotask");
  if (typeof callback !== "function")
    throw new TypeError("queueMicrotask: the callback must be a function");
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

return { structuredClone, queueMicrotask };

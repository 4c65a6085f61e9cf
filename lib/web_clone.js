// structuredClone and queueMicrotask (API document, "The Web's Vocabulary").
"use strict";

const { DOMException } = internal.load("web_exception");
const { required, dictionary } = internal.load("web_idl");
const native = binding("structured_clone");
const { callGuarded } = binding("process");
const { then } = Promise.prototype;
const resolved = Promise.resolve();
const byteLengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;

function cloneError(message) {
  return new DOMException(String(message), "DataCloneError");
}
native.setEvents({ Clone: { error: cloneError } });

function isBuffer(value) {
  try {
    byteLengthOf.call(value);
    return true;
  } catch (_) {
    return false;
  }
}

// structuredClone(value, { transfer }) -> a copy; the ArrayBuffers of the list are moved to it.
function structuredClone(value, options = {}) {
  required(arguments.length, 1, "structuredClone");
  const { transfer } = dictionary(options, "structuredClone");
  const buffers = transfer === undefined ? [] : [...transfer];
  if (!buffers.every(isBuffer) || new Set(buffers).size < buffers.length)
    throw cloneError("structuredClone: only ArrayBuffers can be moved, each once");
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

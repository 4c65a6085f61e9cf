// "util" for packages, over what there is.
"use strict";

const { format } = internal.load("output");
const { isDeepEqual } = internal.load("small_equal");
const showValue = internal.load("inspect");

const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
const inspect = (value) => (typeof value === "string" ? JSON.stringify(value) : showValue(value));
inspect.custom = Symbol.for("nodejs.util.inspect.custom");
inspect.defaultOptions = {};

function inherits(constructor, parent) {
  Object.defineProperty(constructor, "super_", internal.property(parent, false));
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const custom = Symbol.for("nodejs.util.promisify.custom");
function promisify(original) {
  if (typeof original !== "function") throw new TypeError("promisify: original must be a function");
  if (original[custom] !== undefined) return original[custom];
  return Object.defineProperties(function (...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  }, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = custom;

function callbackify(original) {
  return function (...args) {
    const callback = args.pop();
    original.apply(this, args).then(
      (value) => callback(null, value),
      (error) => callback(error ?? new Error("rejected with " + error)),
    );
  };
}

function deprecate(original, message) {
  let hasWarned = false;
  return function (...args) {
    if (!hasWarned) binding("stdio").writeError("deprecated: " + message + "\n");
    hasWarned = true;
    return original.apply(this, args);
  };
}

const debuglog = () => Object.assign(() => {}, { enabled: false });

const types = {};
for (const name of [
  "Date",
  "RegExp",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "Promise",
  "ArrayBuffer",
  "DataView",
  "Uint8Array",
  "GeneratorFunction",
  "AsyncFunction",
])
  types["is" + name] = (value) => tag(value) === name;
types.isNativeError = (value) => value instanceof Error;
types.isTypedArray = (value) => ArrayBuffer.isView(value) && tag(value) !== "DataView";
types.isArrayBufferView = ArrayBuffer.isView;
types.isProxy = () => false;

const util = {
  callbackify,
  debuglog,
  deprecate,
  format: (...values) => format(values),
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual: (a, b) => isDeepEqual(a, b, true),
  promisify,
  types,
};
for (const name of ["TextEncoder", "TextDecoder"])
  if (global[name] !== undefined) util[name] = global[name];
return util;

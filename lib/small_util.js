// "util" for packages, over what there is. What inspect and format show is what console.log shows.
"use strict";

const { format } = internal.load("output");
const { isDeepEqual } = internal.load("small_equal");
const showValue = internal.load("inspect");
const { coded, wrongType, callable } = internal.load("small_errors");
const { TextEncoder, TextDecoder } = internal.load("web_encoding");
const { scalarText } = internal.load("web_idl");

const types = binding("kinds").types();

// ---- values as text ----

const custom = Symbol.for("nodejs.util.inspect.custom");

function inspect(value, options) {
  const own = value?.[custom];
  if (typeof own !== "function") return showValue(value);
  const shown = own.call(value, 2, { ...inspect.defaultOptions, ...Object(options) }, inspect);
  return typeof shown === "string" ? shown : inspect(shown);
}
inspect.custom = custom;
inspect.defaultOptions = { depth: 2, colors: false };

// A sequence for terminals: ESC "[", numbers, a letter; ESC "]" up to BEL or ESC "\"; or the one character CSI.
const CONTROL = new RegExp(
  // eslint-disable-next-line no-control-regex -- it is about them
  "[\\x1b\\x9b](?:\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)|[[\\]()#;?]*(?:\\d[\\d;:]*)?[\\dA-PR-TZcf-nq-uy=><~])",
  "g",
);

const STYLES = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  inverse: [7, 27],
  strikethrough: [9, 29],
  gray: [90, 39],
};
["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].forEach((name, i) => {
  const word = name[0].toUpperCase() + name.slice(1);
  STYLES[name] = [30 + i, 39];
  STYLES[name + "Bright"] = [90 + i, 39];
  STYLES["bg" + word] = [40 + i, 49];
  STYLES["bg" + word + "Bright"] = [100 + i, 49];
});

function styleText(style, text) {
  return [style].flat().reduceRight((inner, name) => {
    if (STYLES[name] === undefined)
      throw coded(TypeError, "ERR_INVALID_ARG_VALUE", "there is no style " + name);
    const [on, off] = STYLES[name];
    return `\x1b[${on}m${inner}\x1b[${off}m`;
  }, text);
}

// ---- functions ----

function inherits(constructor, parent) {
  callable(constructor, "ctor");
  callable(parent, "superCtor");
  if (parent.prototype === undefined) throw wrongType("superCtor.prototype", "an object");
  Object.defineProperty(constructor, "super_", internal.property(parent, false));
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const promisified = Symbol.for("nodejs.util.promisify.custom");

// The promise that a function of ours has itself; undefined for others.
function ownPromise(original) {
  if (original[promisified] !== undefined) return original[promisified];
  const timers = internal.load("small_timers");
  if (original === timers.setImmediate) return timers.promises.setImmediate;
  return original === global.setTimeout ? timers.promises.setTimeout : undefined;
}

function promisify(original) {
  const own = ownPromise(callable(original, "original"));
  if (own !== undefined) return callable(own, "util.promisify.custom");
  function later(...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  }
  Object.setPrototypeOf(later, Object.getPrototypeOf(original));
  return Object.defineProperties(later, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = promisified;

function falsyReason(reason) {
  const message = "Promise was rejected with falsy value";
  return Object.assign(coded(Error, "ERR_FALSY_VALUE_REJECTION", message), { reason });
}

// What the callback throws is uncaught.
function callbackify(original) {
  callable(original, "original");
  return function (...args) {
    const callback = callable(args.pop(), "the last argument");
    const settle = (...values) =>
      internal.load("web_clone").queueMicrotask(() => callback(...values));
    original.apply(this, args).then(
      (value) => settle(null, value),
      (error) => settle(error || falsyReason(error)),
    );
  };
}

function deprecate(original, message) {
  let hasWarned = false;
  function deprecated(...args) {
    if (!hasWarned) binding("stdio").writeError("deprecated: " + message + "\n");
    hasWarned = true;
    return new.target ? Reflect.construct(original, args, new.target) : original.apply(this, args);
  }
  Object.setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

// Says nothing: debuglog's output is for NODE_DEBUG, which is Node's.
const debuglog = () => Object.assign(() => {}, { enabled: false });

// ---- of old ----

const is = (type) => (value) => typeof value === type;
const old = {
  isArray: Array.isArray,
  isBoolean: is("boolean"),
  isDate: types.isDate,
  isError: (value) => types.isNativeError(value) || value instanceof Error,
  isFunction: is("function"),
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: is("number"),
  isObject: (value) => typeof value === "object" && value !== null,
  isPrimitive: (value) => Object(value) !== value,
  isRegExp: types.isRegExp,
  isString: is("string"),
  isSymbol: is("symbol"),
  isUndefined: is("undefined"),
  _extend: (target, source) => Object.assign(target, source),
};

return {
  ...old,
  TextDecoder,
  TextEncoder,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format: (...values) => format(values),
  inherits,
  inspect,
  isDeepStrictEqual: (a, b) => isDeepEqual(a, b, true),
  promisify,
  stripVTControlCharacters: (text) => text.replace(CONTROL, ""),
  styleText,
  toUSVString: scalarText,
  types,
};

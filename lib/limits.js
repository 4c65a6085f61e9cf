// The options of servers, clients and connections: most bound what the other end may do. Own properties of the options
// count, absent ones have their default, and a wrong one throws a TypeError that names it.
"use strict";

const { freeze, isInteger, keys } = internal.load("primordials");
const hasOwn = Object.prototype.hasOwnProperty;
const MAX_INTEGER = 0x3fffffff;
const NONE = freeze({});

function isAbsent(value) {
  return value === undefined || value === null;
}

// own(options, name) -> the value of an own property; undefined where there is none.
function own(options, name) {
  return hasOwn.call(options, name) ? options[name] : undefined;
}

// check(caller, options) -> an object, empty where there are no options.
function check(caller, options) {
  if (isAbsent(options)) return NONE;
  if (typeof options === "object") return options;
  throw new TypeError(caller + ": options must be an object");
}

// toNumber(value) -> a number, a numeric string or an object of either kind as a number; NaN for anything else.
function toNumber(value) {
  if (typeof value === "number") return value;
  if (value instanceof Number) return Number(value);
  if (typeof value !== "string" && !(value instanceof String)) return NaN;
  const text = String(value).trim();
  return text === "" ? NaN : Number(text);
}

// read(caller, options, limits, defaults) -> an object of integers for C++. `limits` has the least value
// of each name, `defaults` (a binding's) those that are absent; `where` is what messages call the options.
function read(caller, options, limits, defaults, where = "options") {
  const values = { __proto__: null };
  const names = keys(limits);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const value = own(options, name) ?? defaults[name];
    const number = toNumber(value);
    const least = limits[name];
    if (!isInteger(number) || number < least || number > MAX_INTEGER) {
      throw new TypeError(
        `${caller}: ${where}.${name} must be an integer from ${least} to ${MAX_INTEGER}`,
      );
    }
    values[name] = number;
  }
  return values;
}

// sentEncoding(options) -> the option `encoding` as a number: how strings are sent that come without an
// encoding. undefined where it is absent. Throws a TypeError where there is no such encoding.
function sentEncoding(options) {
  const encoding = own(options, "encoding");
  if (encoding === undefined || encoding === null) return undefined;
  return binding("http_server").sentEncoding(encoding);
}

// The option `secure` of a client and of a server, as lib/secure.js makes it ready for C++; undefined, and nothing
// loaded, where there is none.
function secureClient(caller, options, host, port) {
  const secure = own(options, "secure") ?? false;
  return secure === false ? undefined : internal.load("secure").client(caller, secure, host, port);
}

function secureServer(caller, options) {
  const secure = own(options, "secure") ?? false;
  return secure === false ? undefined : internal.load("secure").server(caller, secure);
}

return { isAbsent, own, check, toNumber, read, sentEncoding, secureClient, secureServer };

// The options of WebSockets (API document, "WebSockets"): checked, with their defaults, as the binding takes them.
"use strict";

const native = binding("websocket");
const limits = internal.load("limits");
const { isArray } = Array;

// The least values. 0 is no ping, and no limit of what waits but the next message's.
const LIMITS = { maxMessageBytes: 1, pingInterval: 0, closeTimeout: 1, maxBacklogBytes: 0 };

const COMPRESS_LIMITS = { level: 0, windowBits: 9, minBytes: 0 };
const COMPRESS_DEFAULTS = { __proto__: null, level: 6, windowBits: 15, minBytes: 1024 };
const MOST_LEVEL = 9;
const MOST_WINDOW_BITS = 15;

// A string or an array of strings as an array.
function list(caller, name, value) {
  if (value === undefined || value === null) return [];
  const values = typeof value === "string" ? [value] : value;
  if (!isArray(values))
    throw new TypeError(`${caller}: options.${name} must be a string or an array of strings`);
  const strings = [];
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] !== "string")
      throw new TypeError(`${caller}: options.${name}[${i}] must be a string`);
    strings[i] = values[i];
  }
  return strings;
}

// protocols(caller, value) -> the names of protocols, each a token and each once.
function protocols(caller, value) {
  const names = list(caller, "protocols", value);
  for (let i = 0; i < names.length; i++) {
    if (!native.isToken(names[i]) || names.indexOf(names[i]) !== i)
      throw new TypeError(
        `${caller}: options.protocols: ${JSON.stringify(names[i])} is no name of a protocol, or there twice`,
      );
  }
  return names;
}

// `compress` -> { level, windowBits, minBytes, contextTakeover }; undefined for false.
function compression(caller, value) {
  if (value === undefined || value === null || value === false) return undefined;
  const given = value === true ? {} : value;
  if (typeof given !== "object")
    throw new TypeError(`${caller}: options.compress must be a boolean or an object`);
  const values = limits.read(`${caller}: compress`, given, COMPRESS_LIMITS, COMPRESS_DEFAULTS);
  if (values.level > MOST_LEVEL || values.windowBits > MOST_WINDOW_BITS)
    throw new TypeError(`${caller}: compress: options.level is at most 9, options.windowBits 15`);
  values.contextTakeover = Boolean(limits.own(given, "contextTakeover"));
  return values;
}

// read(caller, options) -> { native: what the binding's Connection takes, but for isClient and deflate, compress,
// protocols }
function read(caller, options) {
  const given = limits.check(caller, options);
  const values = limits.read(caller, given, LIMITS, native.defaults);
  const behind = limits.own(given, "whenBehind") ?? "close";
  if (behind !== "close" && behind !== "drop")
    throw new TypeError(`${caller}: options.whenBehind must be "close" or "drop"`);
  values.dropsMessages = behind === "drop";
  const compress = compression(caller, limits.own(given, "compress"));
  values.deflateLevel = compress?.level ?? COMPRESS_DEFAULTS.level;
  values.deflateLeastBytes = compress?.minBytes ?? COMPRESS_DEFAULTS.minBytes;
  values.deflate = 0;
  values.isClient = false;
  return {
    given,
    native: values,
    compress,
    protocols: protocols(caller, limits.own(given, "protocols")),
  };
}

// What a function of the program's says of an origin, at once: a promise of false would admit it.
function said(caller, admits) {
  if (typeof admits !== "object" || admits === null) return admits;
  throw new TypeError(caller + ": options.origins must say true or false, and at once");
}

// origins(caller, value) -> a function that says whether requests of an origin are admitted; undefined for all. "" is
// that of a client that names none.
function origins(caller, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "function") return (origin, request) => said(caller, value(origin, request));
  const admitted = list(caller, "origins", value).map((origin) => origin.toLowerCase());
  return (origin) => admitted.includes(origin.toLowerCase());
}

return { read, origins };

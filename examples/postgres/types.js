// What values of PostgreSQL are in JavaScript, and the other way round.
//
//     boolean                                 boolean
//     smallint integer oid real double        number
//     bigint                                  number, or BigInt beyond 2^53
//     json jsonb                              what it stands for
//     bytea                                   Uint8Array
//     timestamp timestamptz                   Date (a timestamp without zone is taken for UTC); Infinity, -Infinity
//     arrays of these, and of text            arrays, NULL is null
//     all others: numeric, date, uuid, ...    text, as PostgreSQL writes it
//
// Numbers, bytes and times come in binary, where there is nothing to parse.
"use strict";

var { ProtocolError, int32At, textOf, utf8Of } = require("messages.js");

var TEXT = "\0\0";
var BINARY = "\0\x01";
var EPOCH = Date.UTC(2000, 0, 1);

var scratch = new DataView(new ArrayBuffer(8));

function viewOf(text, at, length) {
  for (var i = 0; i < length; i++) scratch.setUint8(i, text.charCodeAt(at + i));
  return scratch;
}

function int64(text, at) {
  var high = int32At(text, at);
  var low = int32At(text, at + 4) >>> 0;
  var number = high * 4294967296 + low;
  return Number.isSafeInteger(number) ? number : (BigInt(high) << 32n) | BigInt(low);
}

// Microseconds since 2000.
function time(text, at) {
  var since = int64(text, at);
  if (typeof since === "bigint" && since === 0x7fffffffffffffffn) return Infinity;
  if (typeof since === "bigint" && since === -0x8000000000000000n) return -Infinity;
  return new Date(EPOCH + Math.floor(Number(since) / 1000));
}

function text(all, at, end) {
  return textOf(all.slice(at, end));
}

function parsed(all, at, end) {
  try {
    return JSON.parse(text(all, at, end));
  } catch (error) {
    throw new ProtocolError("JSON that is none");
  }
}

// Each reads the value at `at`, which ends at `end`.
var readers = {
  16: (all, at) => all.charCodeAt(at) === 1,
  17: (all, at, end) => node.encode(all.slice(at, end), "ascii"),
  20: int64,
  21: (all, at) => ((all.charCodeAt(at) << 24) >> 16) | all.charCodeAt(at + 1),
  23: int32At,
  26: (all, at) => int32At(all, at) >>> 0,
  114: parsed,
  700: (all, at) => viewOf(all, at, 4).getFloat32(0),
  701: (all, at) => viewOf(all, at, 8).getFloat64(0),
  1114: time,
  1184: time,
  3802: (all, at, end) => parsed(all, at + 1, end), // behind its version
};
for (var oid of [18, 19, 25, 1042, 1043]) readers[oid] = text;

// Dimensions, whether there are NULLs, the type; for each dimension its length and first index; the elements.
function array(all, at, end) {
  var dimensions = int32At(all, at);
  var read = readers[int32At(all, at + 8)] ?? text;
  var next = at + 12 + 8 * dimensions;
  function level(depth) {
    if (depth === dimensions) {
      var length = int32At(all, next);
      next += 4;
      if (length < 0) return null;
      next += length;
      if (next > end) throw new ProtocolError("an array that is too long");
      return read(all, next - length, next);
    }
    var values = [];
    var left = int32At(all, at + 12 + 8 * depth);
    if (left < 1) throw new ProtocolError("a dimension of " + left);
    for (; left > 0; left--) {
      if (next >= end) throw new ProtocolError("an array that is too short");
      values.push(level(depth + 1));
    }
    return values;
  }
  if (dimensions < 0 || dimensions > 6)
    throw new ProtocolError("an array of " + dimensions + " dimensions");
  return dimensions === 0 ? [] : level(0);
}
// Arrays of the above, in the same order as the types of their elements.
for (var ofThem of [
  1000, 1001, 1016, 1005, 1007, 1028, 199, 1021, 1022, 1115, 1185, 3807, 1002, 1003, 1009, 1014,
  1015,
]) {
  readers[ofThem] = array;
}

/** Of a column's type: the function that reads a value, and the format to ask for. */
exports.columnType = function (type) {
  var read = readers[type];
  return read === undefined ? { read: text, format: TEXT } : { read: read, format: BINARY };
};

// ---- to PostgreSQL ----

// As an array is written: {1,"two",NULL}.
function literal(values) {
  var parts = values.map(function (value) {
    if (value === null || value === undefined) return "NULL";
    if (Array.isArray(value)) return literal(value);
    return '"' + written(value).replace(/["\\]/g, "\\$&") + '"';
  });
  return "{" + parts.join(",") + "}";
}

function written(value) {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      if (value instanceof Date) return value.toISOString();
      if (Array.isArray(value)) return literal(value);
      if (ArrayBuffer.isView(value)) return "\\x" + node.decode(value, "hex");
      var json = JSON.stringify(value);
      if (json === undefined) throw new TypeError("a value for PostgreSQL has no JSON");
      return json;
  }
  throw new TypeError("a value for PostgreSQL cannot be a " + typeof value);
}

/** A value as it is sent: null, or [isBinary, bytes]. Bytes go as they are, all others as text; objects are JSON. */
exports.toPostgres = function (value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return [false, String(value)];
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return [true, node.decode(value, "ascii")];
  return [false, utf8Of(written(value))];
};

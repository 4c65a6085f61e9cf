// The messages of PostgreSQL's protocol, version 3, as strings of one character a byte: what connections with the encoding
// "ascii" receive and send.
"use strict";

var MAX_MESSAGE = 256 * 1024 * 1024; // bytes; a string has 512 Mi at most

/** What came is nothing that PostgreSQL sends. */
class ProtocolError extends Error {
  constructor(what) {
    super("this is no message of PostgreSQL: " + what);
    this.code = "PROTOCOL";
  }
}

function utf8Of(text) {
  return /^[\0-\x7f]*$/.test(text) ? text : node.decode(node.encode(text), "ascii");
}

function textOf(bytes) {
  return /^[\0-\x7f]*$/.test(bytes) ? bytes : node.decode(node.encode(bytes, "ascii"));
}

function int16(n) {
  return String.fromCharCode((n >>> 8) & 255, n & 255);
}

function int32(n) {
  return String.fromCharCode((n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
}

function int16At(text, at) {
  return ((text.charCodeAt(at) << 24) >> 16) | text.charCodeAt(at + 1);
}

function int32At(text, at) {
  var high = (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1);
  return (high << 16) | (text.charCodeAt(at + 2) << 8) | text.charCodeAt(at + 3);
}

// Names and texts of statements end with a NUL, so they can have none.
function zeroed(text) {
  if (text.includes("\0")) throw new TypeError("a text for PostgreSQL cannot have a NUL in it");
  return utf8Of(text) + "\0";
}

function message(type, body) {
  return type + int32(body.length + 4) + body;
}

// ---- out ----

var sync = message("S", "");
var EXECUTE = message("E", "\0" + int32(0)) + sync; // all rows

function startup(parameters) {
  var pairs = Object.entries(parameters).map(([name, value]) => zeroed(name) + zeroed(value));
  return message("", int32(196608) + pairs.join("") + "\0");
}

/** Has a statement known by a name, and described. */
function prepare(name, text) {
  return (
    message("P", zeroed(name) + zeroed(text) + int16(0)) + message("D", "S" + zeroed(name)) + sync
  );
}

/** Runs a prepared statement. `values` are [isBinary, bytes], or null; `formats` what int16 each column is asked for in. */
function execute(name, values, formats) {
  var kinds = "";
  var rest = "";
  for (var value of values) {
    kinds += value !== null && value[0] ? "\0\x01" : "\0\0";
    rest += value === null ? "\xff\xff\xff\xff" : int32(value[1].length) + value[1];
  }
  var count = int16(values.length);
  var bind =
    "\0" + name + "\0" + count + kinds + count + rest + int16(formats.length / 2) + formats;
  return message("B", bind) + EXECUTE;
}

// ---- in ----

/** Cuts what comes into messages: feed(), then next() as long as it is true. The body is text[at, end). */
class Reader {
  constructor() {
    this.text = "";
    this.type = "";
    this.at = 0;
    this.end = 0;
    this.wanted = 5;
  }

  feed(data) {
    this.text = this.end === this.text.length ? data : this.text.slice(this.end) + data;
    this.end = 0;
  }

  next() {
    var start = this.end;
    if (this.text.length - start < this.wanted) return false;
    var length = int32At(this.text, start + 1);
    if (length < 4 || length > MAX_MESSAGE)
      throw new ProtocolError("a message of " + length + " bytes");
    if (this.text.length - start < length + 1) {
      this.wanted = length + 1;
      return false;
    }
    this.wanted = 5;
    this.type = this.text.charAt(start);
    this.at = start + 5;
    this.end = start + 1 + length;
    return true;
  }

  int16() {
    this.at += 2;
    return int16At(this.text, this.at - 2);
  }

  int32() {
    this.at += 4;
    return int32At(this.text, this.at - 4);
  }

  zeroed() {
    var end = this.text.indexOf("\0", this.at);
    if (end < 0 || end >= this.end) throw new ProtocolError("a text without an end");
    var text = this.text.slice(this.at, end);
    this.at = end + 1;
    return textOf(text);
  }

  rest() {
    var text = this.text.slice(this.at, this.end);
    this.at = this.end;
    return text;
  }
}

exports.ProtocolError = ProtocolError;
exports.Reader = Reader;
exports.execute = execute;
exports.int16 = int16;
exports.int16At = int16At;
exports.int32At = int32At;
exports.prepare = prepare;
exports.startup = startup;
exports.sync = sync;
exports.textOf = textOf;
exports.utf8Of = utf8Of;
exports.cancel = (pid, secret) => message("", int32(80877102) + int32(pid) + int32(secret));
exports.closeStatement = (name) => message("C", "S" + zeroed(name));
exports.copyFail = message("f", zeroed("COPY is not supported by this client"));
exports.password = (text) => message("p", zeroed(text));
exports.query = (text) => message("Q", zeroed(text));
exports.saslFirst = (mechanism, text) =>
  message("p", zeroed(mechanism) + int32(text.length) + text);
exports.saslNext = (text) => message("p", text);
exports.secureRequest = message("", int32(80877103));
exports.terminate = message("X", "");

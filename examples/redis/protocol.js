// The protocol of Redis, RESP3 (and RESP2, which is a part of it), as strings of one character a byte: what connections
// with the encoding "ascii" receive and send. V8 searches and cuts those fast.
"use strict";

var MAX_LINE = 65536; // characters of a line: a status, an error, a number
var MAX_DEPTH = 16; // arrays within arrays

var WAIT = Symbol("wait"); // the end has not come yet
var OPENED = Symbol("opened"); // an array that has elements, which follow

class ProtocolError extends Error {
  constructor(what) {
    super("this is no reply of Redis: " + what);
    this.code = "PROTOCOL";
  }
}

/** What Redis answers where it does not do a call; `code` is the first word: "WRONGTYPE", "NOAUTH", "ERR". */
class RedisError extends Error {
  constructor(text) {
    super(text);
    this.name = "RedisError";
    this.code = /^[A-Z]+(?= |$)/.exec(text)?.[0] ?? "ERR";
  }
}

// ---- out ----

function utf8Of(text) {
  return /^[\0-\x7f]*$/.test(text) ? text : node.decode(node.encode(text), "ascii");
}

// A word as bytes. Whatever is no string and no bytes is sent as its text.
function bytesOf(word) {
  if (typeof word === "string") return utf8Of(word);
  if (word === null || word === undefined) {
    throw new TypeError("a word of a call is a string, a number or bytes, not " + word);
  }
  if (ArrayBuffer.isView(word) || word instanceof ArrayBuffer) return node.decode(word, "ascii");
  return utf8Of(String(word));
}

/** A call as it is sent. */
function encode(words) {
  var out = "*" + words.length + "\r\n";
  for (var word of words) {
    var bytes = bytesOf(word);
    out += "$" + bytes.length + "\r\n" + bytes + "\r\n";
  }
  return out;
}

// ---- in ----

/** A text of bytes that are UTF-8; what is none in it becomes U+FFFD. */
function toText(bytes) {
  return /^[\0-\x7f]*$/.test(bytes) ? bytes : node.decode(node.encode(bytes, "ascii"));
}

function toBytes(bytes) {
  return node.encode(bytes, "ascii");
}

// Maps have names, whatever they came as.
function objectOf(values) {
  var object = Object.create(null);
  for (var i = 0; i < values.length; i += 2) {
    var name = values[i];
    object[ArrayBuffer.isView(name) ? node.decode(name) : String(name)] = values[i + 1];
  }
  return object;
}

function integerOf(line) {
  if (!/^[+-]?\d+$/.test(line)) throw new ProtocolError(line);
  var number = Number(line);
  return Number.isSafeInteger(number) ? number : BigInt(line);
}

function lengthOf(line) {
  if (!/^(-1|\d+)$/.test(line)) throw new ProtocolError(line);
  return Number(line);
}

var doubles = { inf: Infinity, "+inf": Infinity, "-inf": -Infinity, nan: NaN };

function doubleOf(line) {
  var number = line in doubles ? doubles[line] : Number(line);
  if (line === "" || (Number.isNaN(number) && line !== "nan")) throw new ProtocolError(line);
  return number;
}

/**
 * Reads replies, however they are cut: feed() what came, then next() as long as it is true. `value` is the reply then, and
 * `isPush` says that it belongs to no call. `decode` makes values of bulk strings; those of a push stay as they came.
 */
class Parser {
  constructor(maxReplyBytes) {
    this.maxReplyBytes = maxReplyBytes;
    this.text = "";
    this.at = 0; // of `text`, what comes next
    this.wanted = 0; // characters that must be there before it is worth while to look again
    this.taken = 0; // bytes of the reply that is being read
    this.open = []; // arrays whose elements are being read, the outermost first
    this.decode = toText;
    this.value = undefined;
    this.isPush = false;
  }

  feed(data) {
    this.text = this.at === this.text.length ? data : this.text.slice(this.at) + data;
    this.at = 0;
  }

  next() {
    for (;;) {
      var value = this.text.length < this.wanted ? WAIT : this.element();
      if (value === WAIT) return false;
      if (value !== OPENED && this.place(value)) return true;
    }
  }

  // Puts an element where it belongs; says whether the reply is complete by it.
  place(value) {
    for (;;) {
      var around = this.open[this.open.length - 1];
      if (around === undefined) {
        this.value = value;
        this.isPush = false;
        this.taken = 0;
        return true;
      }
      around.values.push(value);
      if (around.values.length < around.count) return false;
      this.open.pop();
      if (around.type === "|") return false; // what is said about a reply is not the reply
      value = around.type === "%" ? objectOf(around.values) : around.values;
      if (around.type === ">" && this.open.length === 0) {
        this.value = value;
        this.isPush = true;
        this.taken = 0;
        return true;
      }
    }
  }

  element() {
    var end = this.text.indexOf("\r\n", this.at);
    if ((end < 0 ? this.text.length : end) - this.at > MAX_LINE) {
      throw new ProtocolError("a line of more than " + MAX_LINE + " characters");
    }
    if (end < 0) {
      this.wanted = this.text.length - this.at + 1;
      return WAIT;
    }
    var type = this.text.charAt(this.at);
    var line = this.text.slice(this.at + 1, end);
    if (type === "$" || type === "=" || type === "!")
      return this.bulk(type, lengthOf(line), end + 2);
    this.take(end + 2 - this.at);
    this.at = end + 2;
    this.wanted = 0;
    if (type !== "" && "*~>%|".includes(type)) return this.opened(type, lengthOf(line));
    return this.simple(type, line);
  }

  // Counts what a reply takes.
  take(length) {
    this.taken += length;
    if (this.taken > this.maxReplyBytes) {
      throw new ProtocolError(
        "a reply of more than " + this.maxReplyBytes + " bytes (maxReplyBytes)",
      );
    }
  }

  simple(type, line) {
    switch (type) {
      case "+":
        return toText(line);
      case "-":
        return new RedisError(toText(line));
      case ":":
      case "(":
        return integerOf(line);
      case "_":
        return null;
      case ",":
        return doubleOf(line);
      case "#":
        return line === "t";
    }
    throw new ProtocolError(toText(type + line.slice(0, 100)));
  }

  bulk(type, length, start) {
    var end = length < 0 ? start : start + length + 2;
    if (this.taken + length > this.maxReplyBytes) this.take(length);
    if (this.text.length < end) {
      this.wanted = end - this.at; // feed() cuts off what was read
      return WAIT;
    }
    this.take(end - this.at);
    this.at = end;
    this.wanted = 0;
    if (length < 0) return null;
    if (this.text.charCodeAt(end - 2) !== 13 || this.text.charCodeAt(end - 1) !== 10) {
      throw new ProtocolError("a text that does not end where it should");
    }
    var bytes = this.text.slice(start, end - 2);
    if (type === "!") return new RedisError(toText(bytes));
    if (type === "=") bytes = bytes.slice(4); // "txt:"
    return this.open.length > 0 && this.open[0].type === ">" ? bytes : this.decode(bytes);
  }

  opened(type, length) {
    if (length < 0) return null;
    var count = type === "%" || type === "|" ? 2 * length : length;
    if (count === 0 && type === "|") return OPENED;
    if (count === 0) return type === "%" ? Object.create(null) : [];
    if (this.open.length >= MAX_DEPTH) throw new ProtocolError("arrays within arrays");
    this.open.push({ type: type, count: count, values: [] });
    return OPENED;
  }
}

exports.Parser = Parser;
exports.ProtocolError = ProtocolError;
exports.RedisError = RedisError;
exports.encode = encode;
exports.toBytes = toBytes;
exports.toText = toText;

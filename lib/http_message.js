// Heads of HTTP messages as scripts see them (API document, "HTTP"): header lines into objects, and
// objects into lines.
"use strict";

const { defineProperty, isArray, matches } = internal.load("primordials");
const { mapGet, mapSet, mapSize } = internal.load("primordials");
const { stringIndexOf, stringSlice, stringSplit, stringToLowerCase } = internal.load("primordials");
const hasOwn = Object.prototype.hasOwnProperty;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

// What the names of headers mean to the framing of a message; every other one is ORDINARY.
const ORDINARY = 0;
const CONTENT_LENGTH = 1;
const TRANSFER_ENCODING = 2;
const CONNECTION = 3;
const DATE = 4;
const HOST = 5;
const UPGRADE = 6;
const SPECIAL = {
  __proto__: null,
  "content-length": CONTENT_LENGTH,
  "transfer-encoding": TRANSFER_ENCODING,
  "connection": CONNECTION,
  "date": DATE,
  "host": HOST,
  "upgrade": UPGRADE,
};

// Header names that were checked already: name -> what it means, and the last line it was in, since
// most programs send the same headers again and again. Bounded: a script may make up names.
const known = new Map();
const MAX_KNOWN = 1000;
const MAX_VALUE_KEPT = 200;

function Header(kind) {
  this.kind = kind;
  this.value = undefined;
  this.line = "";
}

function headerOf(name, what) {
  if (!matches(TOKEN, name)) {
    throw new TypeError(what + ": " + JSON.stringify(name) + " is not a header name");
  }
  const header = new Header(SPECIAL[stringToLowerCase(name)] || ORDINARY);
  if (mapSize(known) < MAX_KNOWN) mapSet(known, name, header);
  return header;
}

// Bits of `flags` below.
const { HAS_DATE, CLOSE, CHUNKED, UNTIL_CLOSE, HAS_LENGTH, HAS_HOST, KEEP_ALIVE, UPGRADES } =
  binding("http_server").bits;

function isValue(text) {
  return !matches(NOT_IN_VALUE, text);
}

// What format() finds. A call takes the spare object, so that a head costs none, and makes one where
// there is none: a script that computes a header may format others meanwhile.
function Formatted() {
  this.lines = "";
  this.flags = 0;
  this.length = 0;
}
let spare = new Formatted();

function formatLength(into, value, what) {
  const length = matches(/^\d+$/, value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(length)) {
    throw new TypeError(what + ": Content-Length must be a number of bytes");
  }
  if (into.flags & HAS_LENGTH) throw new TypeError(what + ": Content-Length is given twice");
  into.flags |= HAS_LENGTH;
  into.length = length;
  return "";
}

// "chunked" is left to the code that frames the body. The script applies other codings itself.
function formatCodings(into, name, value, what) {
  const codings = value.split(",").map((coding) => coding.trim());
  const last = codings[codings.length - 1].toLowerCase();
  if (last === "chunked" || last === "identity") codings.pop();
  if (into.flags & CHUNKED || codings.some((coding) => /^chunked$/i.test(coding))) {
    throw new TypeError(what + ": no Transfer-Encoding may follow chunked");
  }
  if (last !== "identity") into.flags |= last === "chunked" ? CHUNKED : UNTIL_CLOSE;
  return codings.length > 0 ? name + ": " + codings.join(", ") + "\r\n" : "";
}

function formatConnection(into, name, value) {
  const options = value.split(",").map((option) => option.trim());
  const others = options.filter((option) => !/^(close|keep-alive|)$/i.test(option));
  if (options.some((option) => /^close$/i.test(option))) into.flags |= CLOSE;
  if (options.some((option) => /^keep-alive$/i.test(option))) into.flags |= KEEP_ALIVE;
  return others.length > 0 ? name + ": " + others.join(", ") + "\r\n" : "";
}

// Small, so that it is compiled into its callers: most lines were made before.
function formatLine(into, name, given, what) {
  const header = mapGet(known, name);
  if (header !== undefined && header.value === given && given !== undefined) return header.line;
  return makeLine(into, name, given, what);
}

function makeLine(into, name, given, what) {
  if (typeof name !== "string") return formatLine(into, String(name), given, what);
  if (given === undefined) throw new TypeError(what + ": the value of " + name + " is undefined");
  // Joined by commas, cookies would not be what they were.
  if (isArray(given)) return makeLines(into, name, given, what);
  const header = mapGet(known, name) ?? headerOf(name, what);
  const value = typeof given === "string" ? given : String(given);
  if (!isValue(value)) {
    throw new TypeError(what + ": the value of " + name + " has a character that no header may");
  }
  switch (header.kind) {
    case CONTENT_LENGTH:
      return formatLength(into, value.trim(), what);
    case TRANSFER_ENCODING:
      return formatCodings(into, name, value, what);
    case CONNECTION:
      return formatConnection(into, name, value);
    case DATE:
      into.flags |= HAS_DATE;
      break;
    case HOST:
      if (into.flags & HAS_HOST) throw new TypeError(what + ": Host is given twice");
      into.flags |= HAS_HOST;
      break;
    case UPGRADE:
      into.flags |= UPGRADES;
      break;
  }
  const line = name + ": " + value + "\r\n";
  if (header.kind === ORDINARY && value.length <= MAX_VALUE_KEPT) {
    header.value = value;
    header.line = line;
  }
  return line;
}

// A line for each value.
function makeLines(into, name, values, what) {
  let lines = "";
  for (let i = 0; i < values.length; i++) lines += formatLine(into, name, values[i], what);
  return lines;
}

// Turns headers as scripts give them (an object, an array or another iterable of [name, value] pairs, or nothing) into
// lines. Gives { lines, flags, length }, valid until the next call: the lines without
// Content-Length, Transfer-Encoding: chunked and Connection: close, which flags and length stand
// for. Throws a TypeError, beginning with `what`, for what is no header.
function format(headers, what) {
  const into = spare !== undefined ? spare : new Formatted();
  spare = undefined;
  into.flags = 0;
  into.length = 0;
  into.lines = formatLines(into, headers, what);
  spare = into;
  return into;
}

function formatLines(into, headers, what) {
  if (headers === undefined || headers === null) return "";
  if (typeof headers !== "object") {
    throw new TypeError(what + ": headers must be an object or an array of [name, value] pairs");
  }
  let lines = "";
  if (isArray(headers)) {
    for (let i = 0; i < headers.length; i++) {
      const pair = headers[i];
      if (!isArray(pair) || pair.length > 2) {
        throw new TypeError(what + ": headers[" + i + "] must be a [name, value] pair");
      }
      lines += formatLine(into, pair[0], pair[1], what);
    }
  } else {
    for (const name in headers) {
      if (hasOwn.call(headers, name)) lines += formatLine(into, name, headers[name], what);
    }
    // The pairs of a Headers or a Map are not its properties.
    if (lines === "" && typeof headers[Symbol.iterator] === "function")
      return formatLines(into, [...headers], what);
  }
  return lines;
}

// The text without blanks and tabs at its ends. (A regular expression takes quadratic time for many
// blanks within, and the peer chooses them.)
function trimBlanks(text) {
  const isBlank = (index) => text[index] === " " || text[index] === "\t";
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return stringSlice(text, start, end);
}

// `tail` is what follows the status code of an answer: the reason that the server gave, such as "Not Found", a line end, and
// the header lines.
function reasonIn(tail) {
  return trimBlanks(stringSlice(tail, 0, stringIndexOf(tail, "\r\n")));
}

function linesIn(tail) {
  return stringSlice(tail, stringIndexOf(tail, "\r\n") + 2);
}

// Header lines as they came -> [name, value, name, value, ...]. A folded line belongs to the one before it.
function splitLines(text) {
  const parts = [];
  const lines = stringSplit(text, "\r\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === "") continue;
    const last = parts.length - 1;
    if (line[0] === " " || line[0] === "\t") {
      if (last > 0) parts[last] = trimBlanks(parts[last] + " " + trimBlanks(line));
      continue;
    }
    const colon = stringIndexOf(line, ":");
    parts[last + 1] = stringSlice(line, 0, colon);
    parts[last + 2] = trimBlanks(stringSlice(line, colon + 1));
  }
  return parts;
}

// makeParser() -> parse(text): header lines as they came -> [[name, value], ...], a new list each time. If a text
// is the same as the last one, as with most messages from one peer, its strings are used again: they are cut and hashed once.
function makeParser() {
  let lastText = "";
  let parts = [];
  return function (text) {
    if (text !== lastText) {
      parts = splitLines(text);
      lastText = text;
    }
    const list = [];
    for (let i = 0; i < parts.length; i += 2) list[list.length] = [parts[i], parts[i + 1]];
    return list;
  };
}

// The pairs as a plain object: names as sent, a repeated one (in whatever case) joined with ", "
// under its first spelling.
function headersOf(list) {
  const headers = {};
  const spellings = new Map();
  for (let i = 0; i < list.length; i++) {
    const name = list[i][0];
    const value = list[i][1];
    const key = stringToLowerCase(name);
    const spelling = mapGet(spellings, key);
    if (spelling === undefined) {
      mapSet(spellings, key, name);
      internal.setOwn(headers, name, value);
    } else {
      headers[spelling] += ", " + value;
    }
  }
  return headers;
}

// The value of a header whatever its case, repeats joined; undefined where there is none.
function find(list, name) {
  const key = stringToLowerCase(String(name));
  let found;
  for (let i = 0; i < list.length; i++) {
    const other = list[i][0];
    const value = list[i][1];
    if (other.length === key.length && stringToLowerCase(other) === key)
      found = found === undefined ? value : found + ", " + value;
  }
  return found;
}

// Gives `object` an own property that is made when first read, kept in `field`, and may be assigned.
function lazyProperty(object, name, field, make) {
  defineProperty(object, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      if (this[field] === undefined) this[field] = make(this);
      return this[field];
    },
    set(value) {
      this[field] = value;
    },
  });
}

const HEADER_LIST = Symbol("headerList");
const HEADERS = Symbol("headers");

// Gives messages their headers: headerList (the [name, value] pairs as sent) and header(name) on the
// prototype, and `headers` on `model`, which all messages of a kind are copies of. `linesOf` gives a
// message's header lines. The constructor sets the fields HEADER_LIST and HEADERS to undefined.
function defineHeaders(prototype, model, linesOf) {
  const parse = makeParser();
  lazyProperty(prototype, "headerList", HEADER_LIST, (message) => parse(linesOf(message)));
  lazyProperty(model, "headers", HEADERS, (message) => headersOf(message.headerList));
  // header(name) -> its value whatever the name's case, repeats joined; undefined where there is
  // none.
  prototype.header = function (name) {
    return find(this.headerList, name);
  };
}

// A message that all of a kind are copies of (v8::Object::Clone): to copy it costs a fraction of what
// own properties with getters cost when they are defined anew. V8 settles the size of a constructor's
// objects with the eighth.
function modelOf(Message) {
  for (let i = 0; i < 8; i++) new Message();
  return new Message();
}

return {
  TOKEN,
  format,
  isValue,
  reasonIn,
  linesIn,
  makeParser,
  lazyProperty,
  defineHeaders,
  modelOf,
  HEADER_LIST,
  HEADERS,
};

// Heads of HTTP messages as scripts see them (API document, "HTTP"): header lines into objects, and
// objects into lines.
"use strict";

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
const SPECIAL = {
  __proto__: null,
  "content-length": CONTENT_LENGTH,
  "transfer-encoding": TRANSFER_ENCODING,
  "connection": CONNECTION,
  "date": DATE,
  "host": HOST,
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
  if (!TOKEN.test(name)) {
    throw new TypeError(what + ": " + JSON.stringify(name) + " is not a header name");
  }
  const header = new Header(SPECIAL[name.toLowerCase()] || ORDINARY);
  if (known.size < MAX_KNOWN) known.set(name, header);
  return header;
}

// Bits of `flags` below.
const { HAS_DATE, CLOSE, CHUNKED, UNTIL_CLOSE, HAS_LENGTH, HAS_HOST, KEEP_ALIVE } =
  binding("http_server").bits;

function isValue(text) {
  return !NOT_IN_VALUE.test(text);
}

// What the last format() found. One object, so that a head costs none.
const formatted = { lines: "", flags: 0, length: 0 };

function formatLength(value, what) {
  const length = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(length)) {
    throw new TypeError(what + ": Content-Length must be a number of bytes");
  }
  formatted.flags |= HAS_LENGTH;
  formatted.length = length;
  return "";
}

// "chunked" is done by whoever frames the body; other codings are the script's own.
function formatCodings(name, value) {
  const codings = value.split(",").map((coding) => coding.trim());
  const last = codings[codings.length - 1].toLowerCase();
  if (last === "chunked") {
    formatted.flags |= CHUNKED;
    codings.pop();
  } else if (last === "identity") {
    codings.pop();
  } else {
    formatted.flags |= UNTIL_CLOSE;
  }
  return codings.length > 0 ? name + ": " + codings.join(", ") + "\r\n" : "";
}

function formatConnection(name, value) {
  const options = value.split(",").map((option) => option.trim());
  const others = options.filter((option) => !/^(close|keep-alive|)$/i.test(option));
  if (options.some((option) => /^close$/i.test(option))) formatted.flags |= CLOSE;
  if (options.some((option) => /^keep-alive$/i.test(option))) formatted.flags |= KEEP_ALIVE;
  return others.length > 0 ? name + ": " + others.join(", ") + "\r\n" : "";
}

function formatLine(name, given, what) {
  let header = known.get(name);
  if (header !== undefined && header.value === given && given !== undefined) return header.line;
  if (typeof name !== "string") return formatLine(String(name), given, what);
  if (header === undefined) header = headerOf(name, what);
  const value = typeof given === "string" ? given : String(given);
  if (!isValue(value)) {
    throw new TypeError(what + ": the value of " + name + " has a character that no header may");
  }
  switch (header.kind) {
    case CONTENT_LENGTH:
      return formatLength(value.trim(), what);
    case TRANSFER_ENCODING:
      return formatCodings(name, value);
    case CONNECTION:
      return formatConnection(name, value);
    case DATE:
      formatted.flags |= HAS_DATE;
      break;
    case HOST:
      formatted.flags |= HAS_HOST;
      break;
  }
  const line = name + ": " + value + "\r\n";
  if (header.kind === ORDINARY && value.length <= MAX_VALUE_KEPT) {
    header.value = value;
    header.line = line;
  }
  return line;
}

// Turns headers as scripts give them (an object, an array of [name, value] pairs, or nothing) into
// lines. Gives { lines, flags, length }, valid until the next call: the lines without
// Content-Length, Transfer-Encoding: chunked and Connection: close, which flags and length stand
// for. Throws a TypeError, beginning with `what`, for what is no header.
function format(headers, what) {
  formatted.flags = 0;
  formatted.length = 0;
  formatted.lines = "";
  if (headers === undefined || headers === null) return formatted;
  if (typeof headers !== "object") {
    throw new TypeError(what + ": headers must be an object or an array of [name, value] pairs");
  }
  let lines = "";
  if (Array.isArray(headers)) {
    for (let i = 0; i < headers.length; i++) {
      const pair = headers[i];
      if (!Array.isArray(pair)) {
        throw new TypeError(what + ": headers[" + i + "] must be a [name, value] pair");
      }
      lines += formatLine(pair[0], pair[1], what);
    }
  } else {
    for (const name in headers) {
      if (hasOwn.call(headers, name)) lines += formatLine(name, headers[name], what);
    }
  }
  formatted.lines = lines;
  return formatted;
}

// The text without blanks and tabs at its ends. (A regular expression takes quadratic time for many
// blanks within, and the peer chooses them.)
function trimBlanks(text) {
  const isBlank = (index) => text[index] === " " || text[index] === "\t";
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return text.slice(start, end);
}

// Header lines as they came -> [[name, value], ...]. A folded line belongs to the one before it.
function parseLines(text) {
  const list = [];
  for (const line of text.split("\r\n")) {
    if (line === "") continue;
    if (line[0] === " " || line[0] === "\t") {
      const last = list[list.length - 1];
      if (last !== undefined) last[1] = (last[1] + " " + line.trim()).trim();
      continue;
    }
    const colon = line.indexOf(":");
    list.push([line.slice(0, colon), trimBlanks(line.slice(colon + 1))]);
  }
  return list;
}

// The pairs as a plain object: names as sent, a repeated one (in whatever case) joined with ", "
// under its first spelling.
function headersOf(list) {
  const headers = {};
  const spellings = new Map();
  for (const [name, value] of list) {
    const key = name.toLowerCase();
    const spelling = spellings.get(key);
    if (spelling === undefined) {
      spellings.set(key, name);
      internal.setOwn(headers, name, value);
    } else {
      headers[spelling] += ", " + value;
    }
  }
  return headers;
}

// The value of a header whatever its case, repeats joined; undefined where there is none.
function find(list, name) {
  const key = String(name).toLowerCase();
  let found;
  for (const [other, value] of list) {
    if (other.toLowerCase() === key) found = found === undefined ? value : found + ", " + value;
  }
  return found;
}

// A property that is made when first read, and may be assigned.
function lazyProperty(prototype, name, field, make) {
  Object.defineProperty(prototype, name, {
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

// Gives messages their headers: headers, headerList (the [name, value] pairs as sent) and
// header(name). `linesOf` gives a message's header lines; the fields _headers and _headerList are
// this function's.
function defineHeaders(prototype, linesOf) {
  lazyProperty(prototype, "headerList", "_headerList", (message) => parseLines(linesOf(message)));
  lazyProperty(prototype, "headers", "_headers", (message) => headersOf(message.headerList));
  // header(name) -> its value whatever the name's case, repeats joined; undefined where there is
  // none.
  prototype.header = function (name) {
    return find(this.headerList, name);
  };
}

return {
  format,
  isValue,
  lazyProperty,
  defineHeaders,
};

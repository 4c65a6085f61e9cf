// Heads of HTTP messages as scripts see them (API document, "HTTP"): header lines into objects, and
// objects into lines.
"use strict";

const { defineProperty, isArray, matches } = internal.load("primordials");
const { mapGet, mapSet, mapSize } = internal.load("primordials");
const { stringIndexOf, stringSlice, stringSplit, stringToLowerCase } = internal.load("primordials");
const hasOwn = Object.prototype.hasOwnProperty;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

// Bits of `flags` below.
const { HAS_DATE, CLOSE, CHUNKED, UNTIL_CLOSE, HAS_LENGTH, HAS_HOST, KEEP_ALIVE, UPGRADES } =
  binding("http_server").bits;

// The names of headers that mean something to the framing of a message, and a bit that each may set.
const SPECIAL = {
  __proto__: null,
  "content-length": HAS_LENGTH,
  "transfer-encoding": CHUNKED,
  "connection": CLOSE,
  "date": HAS_DATE,
  "host": HAS_HOST,
  "upgrade": UPGRADES,
};

// Header names that were checked already: name -> the bit, the last line and length it made, and all lines with it, since
// most programs send the same headers again and again. Bounded: a script may make up names.
const known = new Map();
const MAX_KNOWN = 1000;
const MAX_VALUE_KEPT = 200;
const MAX_LINES_KEPT = 2000;

// Lines of a head, from the first on.
function Lines(text) {
  this.text = text;
}
const NO_LINES = new Lines("");

function Header(flag) {
  this.flag = flag;
  this.value = undefined;
  this.line = "";
  this.length = 0;
  this.before = undefined; // the Lines that it came behind the last time
  this.after = undefined; // those, and its own
}

function headerOf(name, what) {
  if (!matches(TOKEN, name)) {
    throw new TypeError(what + ": " + JSON.stringify(name) + " is not a header name");
  }
  const header = new Header(SPECIAL[stringToLowerCase(name)] ?? 0);
  if (mapSize(known) < MAX_KNOWN) mapSet(known, name, header);
  return header;
}

function isValue(text) {
  return !matches(NOT_IN_VALUE, text);
}

// What format() finds. A call takes the spare object, so that a head costs none, and makes one where
// there is none: a script that computes a header may format others meanwhile.
function Formatted() {
  this.head = NO_LINES; // the lines, while all are known to stand behind one another; then null
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
  into.length = length;
}

function addLine(into, line) {
  if (into.head !== null) into.lines = into.head.text;
  into.head = null;
  into.lines += line;
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
  if (codings.length > 0) addLine(into, name + ": " + codings.join(", ") + "\r\n");
}

function formatConnection(into, name, value) {
  const options = value.split(",").map((option) => option.trim());
  const others = options.filter((option) => !/^(close|keep-alive|)$/i.test(option));
  if (options.some((option) => /^close$/i.test(option))) into.flags |= CLOSE;
  if (options.some((option) => /^keep-alive$/i.test(option))) into.flags |= KEEP_ALIVE;
  if (others.length > 0) addLine(into, name + ": " + others.join(", ") + "\r\n");
}

// Small, so that it is compiled into its callers: most lines were made before.
function formatLine(into, name, given, what) {
  const header = mapGet(known, name);
  if (header === undefined || header.value !== given || given === undefined)
    return makeLine(into, name, given, what);
  if (header.flag !== 0) {
    if ((into.flags & header.flag) !== 0) return makeLine(into, name, given, what);
    into.flags |= header.flag;
    if (header.flag === HAS_LENGTH) {
      into.length = header.length;
      return;
    }
  }
  if (header.before === into.head) into.head = header.after;
  else addKnown(into, header);
}

// Nothing is kept of what stands behind a line that is new: it may be another one in each head.
function addKnown(into, header) {
  const { head } = into;
  addLine(into, header.line);
  if (head === null || into.lines.length > MAX_LINES_KEPT) return;
  header.before = head;
  header.after = into.head = new Lines(into.lines);
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
  switch (header.flag) {
    case HAS_LENGTH:
      formatLength(into, value.trim(), what);
      break;
    case CHUNKED:
      return formatCodings(into, name, value, what);
    case CLOSE:
      return formatConnection(into, name, value);
    case HAS_HOST:
      if (into.flags & HAS_HOST) throw new TypeError(what + ": Host is given twice");
      break;
  }
  into.flags |= header.flag;
  const line = name + ": " + value + "\r\n";
  if (value.length <= MAX_VALUE_KEPT) {
    header.value = value;
    header.line = line;
    header.length = into.length;
    header.before = undefined;
  }
  if (header.flag !== HAS_LENGTH) addLine(into, line); // that is written by C++
}

// A line for each value.
function makeLines(into, name, values, what) {
  for (let i = 0; i < values.length; i++) formatLine(into, name, values[i], what);
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
  into.head = NO_LINES;
  formatLines(into, headers, what);
  if (into.head !== null) into.lines = into.head.text;
  spare = into;
  return into;
}

function formatLines(into, headers, what) {
  if (headers === undefined || headers === null) return;
  if (typeof headers !== "object") {
    throw new TypeError(what + ": headers must be an object or an array of [name, value] pairs");
  }
  if (isArray(headers)) {
    for (let i = 0; i < headers.length; i++) {
      const pair = headers[i];
      if (!isArray(pair) || pair.length > 2) {
        throw new TypeError(what + ": headers[" + i + "] must be a [name, value] pair");
      }
      formatLine(into, pair[0], pair[1], what);
    }
  } else {
    for (const name in headers) {
      if (hasOwn.call(headers, name)) formatLine(into, name, headers[name], what);
    }
    // The pairs of a Headers or a Map are not its properties.
    if (into.head === NO_LINES && typeof headers[Symbol.iterator] === "function")
      formatLines(into, [...headers], what);
  }
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

// makeParser() -> parse(text): a line and the header lines behind it, as they came -> [[name, value], ...], a new list each
// time. If the header lines are the same as the last ones, as with most messages from one peer, their strings are used
// again: they are cut and hashed once.
function makeParser() {
  let lastText = "";
  let lastLines = "";
  let parts = [];
  return function (text) {
    if (text !== lastText) {
      const lines = stringSlice(text, stringIndexOf(text, "\r\n") + 2);
      if (lines !== lastLines) parts = splitLines(lines);
      lastLines = lines;
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
  const wanted = String(name);
  const key = stringToLowerCase(wanted);
  let found;
  for (let i = 0; i < list.length; i++) {
    const other = list[i][0];
    const value = list[i][1];
    if (other === wanted || (other.length === key.length && stringToLowerCase(other) === key))
      found = found === undefined ? value : found + ", " + value;
  }
  return found;
}

// Gives `object` an own property that may be assigned: `get` makes it when it is first read, and keeps it in `field`. (A
// `get` for each: of one that all share, V8 would learn that it reads any field of anything.)
function lazyProperty(object, name, field, get) {
  defineProperty(object, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get,
    set(value) {
      this[field] = value;
    },
  });
}

const HEADER_LIST = Symbol("headerList");
const HEADERS = Symbol("headers");

// Gives messages their headers: headerList (the [name, value] pairs as sent) and header(name) on the
// prototype, and `headers` on `model`, which all messages of a kind are copies of. `textOf` gives a
// message's text for parse(). The constructor sets the fields HEADER_LIST and HEADERS to undefined.
function defineHeaders(prototype, model, textOf) {
  const parse = makeParser();
  lazyProperty(prototype, "headerList", HEADER_LIST, function () {
    if (this[HEADER_LIST] === undefined) this[HEADER_LIST] = parse(textOf(this));
    return this[HEADER_LIST];
  });
  lazyProperty(model, "headers", HEADERS, function () {
    if (this[HEADERS] === undefined) this[HEADERS] = headersOf(this.headerList);
    return this[HEADERS];
  });
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
  makeParser,
  lazyProperty,
  defineHeaders,
  modelOf,
  HEADER_LIST,
  HEADERS,
};

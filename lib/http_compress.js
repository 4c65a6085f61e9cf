// Responses that are compressed (API document, "node.http.Server", the option `compress`).
//
// A response that is finished in its turn is compressed as a whole, at once or on the pool; one that
// is not, as a stream, which is flushed whenever the listener pauses.
"use strict";

const native = binding("compress");
const { toBytes, sentEncoding, bits } = binding("http_server");
const limits = internal.load("limits");
const { indexes, format } = internal.load("compress");
const { choose } = internal.load("http_accept");
const { ServerResponse, parts } = internal.load("http_response");
const { CLOSED, WAITS, ANSWERED, SENT_ENCODING, CODING } = internal.load("http_symbols");
const { REQUEST, START, LENGTH, LINES, BODY, ENCODING, SIZE, takeHeld, startWith, breakOff } =
  parts;
const { sendHeader, sendBody, finish } = ServerResponse.prototype;

const SETTINGS = Symbol("settings");
const { STATUS, UNTIL_CLOSE, HAS_LENGTH } = bits;

// In order of preference, where a client likes several alike: what takes least for what it saves.
const FORMATS = ["zstd", "br", "gzip", "deflate"];
const DEFAULTS = { __proto__: null, minBytes: 1024 };
const LIMITS = { __proto__: null, minBytes: 0 };
const TYPES =
  /^(?:text\/|(?:application\/(?:javascript|x-javascript|ecmascript|json|xml|wasm|x-ndjson|rtf)|image\/(?:bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)|font\/(?:ttf|otf|collection))$|[^;]+\+(?:json|xml|text)$)/i;

// ---- the option ----

// The formats whose libraries are there; one that is asked for by name must be.
function readFormats(caller, given) {
  if (given === undefined || given === null) {
    return FORMATS.filter((name) => {
      try {
        native.open(indexes[name]);
        return true;
      } catch {
        return false;
      }
    });
  }
  if (!Array.isArray(given) || given.length === 0) {
    throw new TypeError(caller + ": options.compress.formats must be an array of formats");
  }
  const names = Array.from(given);
  for (const name of names) native.open(format(caller + ": options.compress.formats", name));
  return names;
}

// level(name of a format) -> the level to use.
function readLevel(caller, given, formats) {
  const levels = (name) => native.formats[indexes[name]];
  if (given === undefined || given === null) return (name) => levels(name).usual;
  const least = Math.max(...formats.map((name) => levels(name).least));
  const most = Math.min(...formats.map((name) => levels(name).most));
  if (!Number.isInteger(given) || given < least || given > most) {
    throw new TypeError(
      `${caller}: options.compress.level must be an integer from ${least} to ${most}`,
    );
  }
  return () => given;
}

// isWanted(type) -> boolean, of a media type without its parameters.
function readTypes(caller, given) {
  if (given === undefined || given === null) return (type) => TYPES.test(type);
  const isType = (type) => typeof type === "string" && /^[^/\s;]+\/[^/\s;]+$/.test(type);
  if (!Array.isArray(given) || !given.every(isType)) {
    throw new TypeError(
      caller + ': options.compress.types must be an array of types such as "text/*"',
    );
  }
  const types = given.map((type) => type.toLowerCase());
  return (type) => {
    const name = type.toLowerCase();
    return types.some((wanted) =>
      wanted.endsWith("/*") ? name.startsWith(wanted.slice(0, -1)) : name === wanted,
    );
  };
}

// read(caller, option) -> (request, sentEncoding) -> a response that is compressed where it may be.
function read(caller, option) {
  if (option !== true && typeof option !== "object") {
    throw new TypeError(caller + ": options.compress must be a boolean or an object");
  }
  const given = option === true ? {} : option;
  const formats = readFormats(caller, limits.own(given, "formats"));
  const settings = {
    formats,
    levelOf: readLevel(caller, limits.own(given, "level"), formats),
    isWanted: readTypes(caller, limits.own(given, "types")),
    minBytes: limits.read(caller + ": options.compress", given, LIMITS, DEFAULTS).minBytes,
    heads: new Map(),
    choices: new Map(),
  };
  return (request, encoding) => new CompressedResponse(request, encoding, settings);
}

// ---- heads ----

function headerOf(lines, name) {
  const found = new RegExp("^" + name + ": *([^\\r]*)", "im").exec(lines);
  return found === null ? undefined : found[1];
}

// What the header lines of a response come to when its body is compressed.
class Head {
  constructor(settings, lines) {
    const type = headerOf(lines, "content-type");
    this.wanted = type === undefined || settings.isWanted(type.replace(/[ \t]*;.*/, ""));
    this.fixed =
      headerOf(lines, "content-encoding") !== undefined ||
      headerOf(lines, "content-range") !== undefined ||
      /^cache-control:.*\bno-transform\b/im.test(lines);
    const varies = /^vary:.*(?:\*|\baccept-encoding\b)/im.test(lines);
    // Where the answer could have been another.
    this.plain = varies ? lines : lines + "Vary: Accept-Encoding\r\n";
    this.weak = this.plain.replace(/^(etag: *)(?=")/im, "$1W/");
    // Ranges of it are not to be had.
    this.coded = this.weak.replace(/^accept-ranges:.*\r\n/im, "");
  }
}

// Most answers have one of a few heads, and most clients accept what others do.
const MAX_KEPT = 200;
const MAX_LENGTH_KEPT = 1000;

function kept(map, key, make) {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (map.size >= MAX_KEPT) map.clear();
  if (key.length <= MAX_LENGTH_KEPT) map.set(key, made);
  return made;
}

// ---- bodies ----

// The body of a response on its way. It is held as that of any other until the listener has finished, or
// lets a turn go by.
class Coding {
  constructor(response, head, { format: name, must }) {
    const { levelOf, minBytes } = response[SETTINGS];
    this.response = response;
    this.format = indexes[name];
    this.level = levelOf(name);
    this.lines = head.coded + "Content-Encoding: " + name + "\r\n";
    this.minBytes = must ? 0 : minBytes;
    this.declared = response[START] & HAS_LENGTH ? response[LENGTH] : undefined;
    this.sent = 0; // bytes, where a length was declared
    this.finished = false; // finish() was called
    this.coder = undefined; // of a stream
    this.begun = false; // its head is out
    response[START] &= ~HAS_LENGTH;
  }

  send(chunk, encoding) {
    const { response } = this;
    if (response[REQUEST][CLOSED]) return false;
    if (this.finished) throw new Error("sendBody: the response is finished");
    const piece = this.declared === undefined ? chunk : this.count(chunk, encoding);
    if (this.coder === undefined) return sendBody.call(response, piece, encoding);
    const flows = this.coder.write(piece, encoding ?? "ascii");
    this.coder.flush();
    return flows;
  }

  count(chunk, encoding) {
    const bytes = toBytes(chunk, sentEncoding(encoding));
    if (this.sent + bytes.length > this.declared) {
      throw new Error("sendBody: the body is longer than the Content-Length that was declared");
    }
    this.sent += bytes.length;
    return bytes;
  }

  // The turn is over -> whether what is held goes out compressed, and all that follows.
  stream() {
    const { response } = this;
    if (this.coder !== undefined) return false;
    if (this.declared < this.minBytes) return this.giveUp();
    const encoding = response[ENCODING];
    const body = takeHeld(response);
    response[LINES] = this.lines;
    this.coder = new native.Coder(this, this.format, this.level, 0, true);
    this.coder.write(body, encoding ?? "ascii");
    this.coder.flush();
    return true;
  }

  // The body goes out as it is.
  giveUp() {
    const { response } = this;
    response[CODING] = undefined;
    if (this.declared !== undefined) response[START] |= HAS_LENGTH;
    return false;
  }

  finish() {
    const { response } = this;
    const request = response[REQUEST];
    if (request[CLOSED]) return false;
    if (this.finished) return true;
    this.finished = true;
    if (this.coder !== undefined) return this.finishLater(() => this.coder.end());
    const isHead = request.method === "HEAD" && this.sent === 0 && this.declared !== undefined;
    if (isHead && this.declared >= this.minBytes) {
      response[LINES] = this.lines; // and no length: nobody has compressed it
      return finish.call(response);
    }
    const isShort = this.sent < this.declared;
    if (isShort || response[SIZE] === 0 || response[SIZE] < this.minBytes) {
      this.giveUp();
      return finish.call(response);
    }
    return this.finishWhole();
  }

  // What base.finish() does at once, before the rest has gone out.
  finishLater(action) {
    const request = this.response[REQUEST];
    if (request[WAITS]) request[ANSWERED]();
    action();
    return true;
  }

  finishWhole() {
    const { response } = this;
    const encoding = response[ENCODING] ?? "ascii";
    const body = takeHeld(response);
    const now = native.compressNow(body, encoding, this.format, this.level);
    if (now !== undefined) return this.answer(now);
    return this.finishLater(() => {
      const bytes = typeof body === "string" ? toBytes(body, encoding) : body;
      const promise = new node.Promise();
      promise.addCallback((compressed) => this.answer(compressed));
      promise.addErrback(() => this.fail());
      native.compress(promise, bytes, this.format, this.level);
    });
  }

  answer(compressed) {
    const { response } = this;
    if (response[REQUEST][CLOSED]) return false;
    response[LINES] = this.lines;
    response[BODY] = [new Uint8Array(compressed)];
    return finish.call(response);
  }

  // The client has read what was sent.
  drained() {
    if (this.coder === undefined) this.drain();
    else this.coder.resume();
  }

  // Nobody wants what is left.
  stop() {
    this.coder?.stop();
  }

  // ---- what the coder calls ----

  data(bytes) {
    const { response } = this;
    if (response[REQUEST][CLOSED]) return;
    if (!this.begun) {
      this.begun = true;
      if (!startWith(response, bytes, undefined)) this.coder.pause();
    } else if (!sendBody.call(response, bytes)) {
      this.coder.pause();
    }
  }
  drain() {
    this.response.emit("drain", []);
  }
  end() {
    finish.call(this.response);
  }
  fail() {
    breakOff(this.response);
  }
}

// ---- node.http.ServerResponse, of such a server ----

const NO_BODY = new Set([204, 205, 206, 416]);

// Decides when the head is given; changes its lines. undefined: the body goes out as it is.
function codingOf(response) {
  const { [SETTINGS]: settings, [REQUEST]: request, [LINES]: lines, [START]: start } = response;
  const status = start & STATUS;
  if (status < 200 || NO_BODY.has(status) || start & UNTIL_CLOSE) return undefined;
  if (request.method === "CONNECT") return undefined;
  const head = kept(settings.heads, lines, () => new Head(settings, lines));
  if (head.fixed) return undefined;
  const accepted = request.header("accept-encoding") ?? "";
  const choice = kept(settings.choices, accepted, () => choose(accepted, settings.formats));
  if (status === 304) {
    // As the answer has it that it stands for.
    response[LINES] = choice.format === undefined ? head.plain : head.weak;
    return undefined;
  }
  if (!head.wanted && !choice.must) return undefined;
  response[LINES] = head.plain;
  if (choice.format === undefined) return undefined;
  return new Coding(response, head, choice);
}

function CompressedResponse(request, encoding, settings) {
  ServerResponse.call(this, request, encoding);
  this[SETTINGS] = settings;
}
node.inherits(CompressedResponse, ServerResponse);
CompressedResponse.prototype.constructor = ServerResponse;

CompressedResponse.prototype.sendHeader = function (statusCode, headers) {
  sendHeader.call(this, statusCode, headers);
  this[CODING] = codingOf(this);
};

CompressedResponse.prototype.sendBody = function (chunk, encoding) {
  if (this[CODING] === undefined) return sendBody.call(this, chunk, encoding);
  return this[CODING].send(chunk, encoding ?? this[SENT_ENCODING]);
};

CompressedResponse.prototype.finish = function () {
  return this[CODING] === undefined ? finish.call(this) : this[CODING].finish();
};

return { read };

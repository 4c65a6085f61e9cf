// Responses of a server (API document, "node.http.ServerResponse").
//
// The head is held back until the first piece of the body, and that one until the end of the turn:
// a response that is finished by then goes out in one call with its length, one that is not is
// streamed.
"use strict";

const native = binding("http_server");
const later = binding("loop").later;
const { isView } = ArrayBuffer;
const { floor, freeze } = internal.load("primordials");
const message = internal.load("http_message");
const exchange = internal.load("http_exchange");
const { chunkOf, defineSink, join } = internal.load("http_body");
const EventEmitter = node.EventEmitter;
const NOTHING = freeze([]);
const hasOwn = Object.prototype.hasOwnProperty;

const { SERVER, CLOSED, WAITS, ANSWERED, SENT_ENCODING, CODING, PUMPED } =
  internal.load("http_symbols");
const REQUEST = Symbol("request");
const STATE = Symbol("state");
const START = Symbol("start"); // status and flags
const LENGTH = Symbol("length"); // Content-Length, where the flags have it
const LINES = Symbol("lines"); // the other headers
const BODY = Symbol("body"); // in HELD: a string, or an array of Uint8Arrays
const ENCODING = Symbol("encoding"); // of that string
const SIZE = Symbol("size"); // of it, in characters or bytes

// Where a response is.
const NEW = 0;
const HEAD = 1; // sendHeader was called
const HELD = 2; // a piece of the body waits for the end of the turn
const STARTED = 3; // the head is out
const FINISHED = 4;

const { FINISHED: FINISHED_BIT, HAS_STATUS_LINE, HAS_LENGTH, CHUNKED, UPGRADES } = native.bits;
const { SENT, FULL, GONE, TOO_LONG } = native.results;

// node.http.STATUS_CODES, which a program may change, and the reasons that C++ writes by itself.
const statusCodes = native.statusCodes;
const reasons = [];
for (let status = 100; status <= 999; status++) reasons[status] = statusCodes[status];

const ASCII = native.sentEncoding(undefined);

// From how many characters or bytes held back on sendBody() says that much waits.
const HIGH_WATER = native.highWater;

// The responses that came to HELD, and how many are still there, where C++ sees it: it calls
// flush() at the end of a turn that leaves some.
const held = [];
let heldTop = 0;
const cells = native.cells;
const { HELD_COUNT, FLUSH_ASKED } = native.cellIndex;

// Events: "drain".
function ServerResponse(request, sentEncoding) {
  this[REQUEST] = request;
  this[STATE] = NEW;
  this[START] = 0;
  this[LENGTH] = 0;
  this[LINES] = "";
  this[BODY] = "";
  this[ENCODING] = undefined;
  this[SENT_ENCODING] = sentEncoding;
  this[SIZE] = 0;
}
node.inherits(ServerResponse, EventEmitter);

// lib/http_compress.js sets it where a body is compressed.
ServerResponse.prototype[CODING] = undefined;

function statusOf(value) {
  const status = typeof value === "number" ? value : Number(value);
  if (!(status >= 100 && status <= 999) || status !== floor(status)) {
    throw new TypeError("sendHeader: the status code must be an integer from 100 to 999");
  }
  return status;
}

// The status line with a reason that the program put into STATUS_CODES; "" where C++ has it.
function ownStatusLine(status) {
  if (statusCodes[status] === reasons[status] || !hasOwn.call(statusCodes, status)) return "";
  const reason = String(statusCodes[status]);
  if (!message.isValue(reason)) {
    throw new TypeError(
      "sendHeader: STATUS_CODES[" + status + "] has a character that no reason may",
    );
  }
  return "HTTP/1.1 " + status + " " + reason + "\r\n";
}

// response.sendHeader(statusCode, headers): once. `headers` is an object, an array of [name, value]
// pairs, or absent. Nothing is sent yet.
ServerResponse.prototype.sendHeader = function (statusCode, headers) {
  const status = statusOf(statusCode);
  const statusLine = ownStatusLine(status);
  const formatted = message.format(headers, "sendHeader");
  // Not before: a script that computes arguments may call this in there.
  if (this[STATE] !== NEW) throw new Error("sendHeader: it was called before on this response");
  this[START] = status | formatted.flags;
  this[LENGTH] = formatted.length;
  this[LINES] = formatted.lines;
  if (statusLine !== "") {
    this[START] |= HAS_STATUS_LINE;
    this[LINES] = statusLine + formatted.lines;
  }
  this[STATE] = HEAD;
};

// Begins to hold back; false when much is.
function hold(response, body, encoding) {
  response[STATE] = HELD;
  response[BODY] = body;
  response[ENCODING] = encoding;
  response[SIZE] = body.length;
  if (cells[HELD_COUNT] === 0) heldTop = 0;
  held[heldTop++] = response;
  cells[HELD_COUNT]++;
  if (cells[FLUSH_ASKED] === 0) native.requestFlush();
  return body.length <= HIGH_WATER;
}

// Sends the head and what is held of the body.
function start(response, finished) {
  const request = response[REQUEST];
  let body = response[BODY];
  if (typeof body !== "string") body = join(body);
  if (response[STATE] === HELD) cells[HELD_COUNT]--;
  response[STATE] = finished ? FINISHED : STARTED;
  response[BODY] = "";
  return exchange.respond(
    request,
    finished ? response[START] | FINISHED_BIT : response[START],
    response[LENGTH],
    response[LINES],
    body,
    response[ENCODING],
  );
}

function flush() {
  const top = heldTop;
  heldTop = 0;
  for (let i = 0; i < top; i++) {
    const response = held[i];
    held[i] = undefined;
    if (response[STATE] === HELD) startHeld(response);
  }
}

// A response whose start throws, as a program's changes to what we use may make it, does not keep the
// others from theirs: it is broken off, and the error is uncaught in a turn of its own.
function startHeld(response) {
  const owesDrain = response[SIZE] > HIGH_WATER; // sendBody() said false: "drain" is owed
  try {
    if (response[CODING]?.stream()) return;
    const result = start(response, false);
    if (owesDrain && result === SENT) later(() => response.emit("drain", NOTHING));
  } catch (error) {
    later(() => {
      throw error;
    });
    breakOff(response);
  }
}

function outcome(result, what) {
  if (result <= FULL) return result === SENT;
  if (result === GONE) return false;
  const how = result === TOO_LONG ? "longer" : "shorter";
  throw new Error(what + ": the body is " + how + " than the Content-Length that was declared");
}

// response.sendBody(chunk, encoding = the server's, or "ascii") -> false when much waits unsent ("drain" follows) or
// the client is gone. Throws an Error before sendHeader(), after finish(), or past a declared
// Content-Length.
ServerResponse.prototype.sendBody = function (chunk, encoding) {
  if (
    typeof chunk === "string" &&
    encoding === undefined &&
    this[STATE] === HEAD &&
    (this[START] & HAS_LENGTH) === 0 &&
    !this[REQUEST][CLOSED]
  ) {
    return hold(this, chunk, this[SENT_ENCODING]);
  }
  return sendPiece(this, chunk, encoding ?? this[SENT_ENCODING]);
};

// What is held must be bytes first, where it is no string: elements of an array may be the script's
// to compute, and it may do anything to the response in there.
function sendPiece(response, chunk, encoding) {
  if (response[REQUEST][CLOSED]) return false;
  checkState(response);
  if (response[STATE] === STARTED) return sendOn(response, chunk, encoding);
  const code = encoding === undefined ? ASCII : native.sentEncoding(encoding);
  // To read the bytes of a view runs no script, and happens at once: no copy is needed.
  if ((response[START] & HAS_LENGTH) !== 0 && isView(chunk))
    return startWith(response, chunk, code);
  return sendBytes(response, typeof chunk === "string" ? chunk : native.toBytes(chunk, code), code);
}

function checkState(response) {
  if (response[STATE] === NEW) throw new Error("sendBody: sendHeader must be called before");
  if (response[STATE] === FINISHED) throw new Error("sendBody: the response is finished");
}

function sendOn(response, chunk, encoding) {
  return outcome(exchange.send(response[REQUEST], chunk, encoding, false), "sendBody");
}

// `chunk` is a string, or a Uint8Array that nobody else has.
function sendBytes(response, chunk, encoding) {
  if (response[REQUEST][CLOSED]) return false;
  checkState(response);
  if (response[STATE] === STARTED) return sendOn(response, chunk, encoding);
  if ((response[START] & HAS_LENGTH) !== 0) return startWith(response, chunk, encoding);
  if (response[STATE] === HELD) return addToHeld(response, chunk, encoding);
  if (typeof chunk === "string") return hold(response, chunk, encoding);
  hold(response, [chunk], encoding);
  response[SIZE] = chunk.length;
  return chunk.length <= HIGH_WATER;
}

// The first piece of a body of declared length is not held: whether it is too long shows at once.
function startWith(response, chunk, encoding) {
  response[BODY] = typeof chunk === "string" ? chunk : [chunk];
  response[ENCODING] = encoding;
  const result = start(response, false);
  if (result === TOO_LONG) response[STATE] = HEAD;
  return outcome(result, "sendBody");
}

// Strings of one encoding are held as one; anything else makes bytes of all.
function addToHeld(response, chunk, encoding) {
  const body = response[BODY];
  if (typeof body === "string" && typeof chunk === "string") {
    if (native.sentEncoding(response[ENCODING]) === encoding) {
      response[BODY] = body + chunk;
      response[SIZE] = response[BODY].length;
      return response[SIZE] <= HIGH_WATER;
    }
  }
  if (typeof body === "string") {
    response[BODY] = [native.toBytes(body, response[ENCODING])];
    response[SIZE] = response[BODY][0].length;
  }
  const bytes = typeof chunk === "string" ? native.toBytes(chunk, encoding) : chunk;
  response[BODY][response[BODY].length] = bytes;
  response[SIZE] += bytes.length;
  return response[SIZE] <= HIGH_WATER;
}

// response.finish() -> false when the client is gone. A second one is ignored. Throws an Error
// before sendHeader(), or short of a declared Content-Length (which breaks the connection off).
ServerResponse.prototype.finish = function () {
  if (this[PUMPED] !== undefined) return this[PUMPED]();
  const request = this[REQUEST];
  if (request[CLOSED]) return false;
  if (this[STATE] === NEW) throw new Error("finish: sendHeader must be called before");
  if (this[STATE] === FINISHED) return true;
  if (request[WAITS]) request[ANSWERED]();
  if (this[STATE] !== STARTED) return outcome(start(this, true), "finish");
  this[STATE] = FINISHED;
  return outcome(exchange.send(request, "", undefined, true), "finish");
};

// The head that agrees to another protocol: 200 to CONNECT, else 101 with the protocol that the request asks for first,
// unless `headers` name another.
function formatAgreement(request, headers) {
  const formatted = message.format(headers, "upgrade");
  if ((formatted.flags & (HAS_LENGTH | CHUNKED)) !== 0)
    throw new TypeError(
      "upgrade: what follows has neither a Content-Length nor a Transfer-Encoding",
    );
  let { lines } = formatted;
  if (request.method === "CONNECT") return { bits: 200 | formatted.flags, lines };
  if ((formatted.flags & UPGRADES) === 0) {
    const [first] = String(request.header("Upgrade")).split(",");
    lines += "Upgrade: " + first.trim() + "\r\n";
  }
  if (!/^connection:/im.test(lines)) lines += "Connection: Upgrade\r\n";
  return { bits: 101 | formatted.flags, lines };
}

// As RFC 9110 has it (section 7.8): the header Upgrade alone, or in HTTP/1.0, is passed over.
function asksToSwitch(request) {
  if (request.method === "CONNECT") return true;
  const names = request.httpVersion === "1.1" && request.header("Upgrade") !== undefined;
  return names && /(?:^|,)[ \t]*upgrade[ \t]*(?:,|$)/i.test(request.header("Connection") ?? "");
}

// Gives the connection of the request away (see src/bindings/released.h): the answer agrees to another protocol.
// undefined where the client is gone, or has sent a body with its request, which is then answered with 400. Throws an
// Error unless the request asks for another protocol and is not answered yet.
function release(response, headers) {
  const request = response[REQUEST];
  const { bits, lines } = formatAgreement(request, headers);
  if (response[STATE] !== NEW) throw new Error("upgrade: the response has begun");
  if (!asksToSwitch(request))
    throw new Error("upgrade: the request does not ask for another protocol");
  if (request[CLOSED]) return undefined;
  if (!exchange.canUpgrade(request)) {
    response.sendHeader(400, { "Connection": "close" });
    response.finish();
    return undefined;
  }
  response[STATE] = FINISHED;
  const released = exchange.upgrade(request, bits, lines);
  if (request[WAITS]) request[ANSWERED]();
  return released;
}

// response.upgrade(headers) -> the node.tcp.Connection, open, with what the client has sent already: "connect" follows,
// and "receive". Closed, with "close" to follow, where the client is gone.
ServerResponse.prototype.upgrade = function (headers) {
  const released = release(this, headers);
  const connection = new node.tcp.Connection()[internal.takeOver](released);
  connection.server = this[REQUEST][SERVER];
  return connection;
};

const isFinished = (response) =>
  response[STATE] === FINISHED || (response[CODING] !== undefined && response[CODING].finished);

// The client has read what was sent.
function drained(response) {
  if (response[CODING] === undefined) response.emit("drain", NOTHING);
  else response[CODING].drained();
}

// Takes what is held of the body from a response whose head is not out -> a string, or a Uint8Array.
function takeHeld(response) {
  const body = response[BODY];
  if (response[STATE] === HELD) cells[HELD_COUNT]--;
  response[STATE] = HEAD;
  response[BODY] = "";
  return typeof body === "string" ? body : join(body);
}

// The client is gone: what is held has nowhere to go.
function abandon(response) {
  response[CODING]?.stop();
  if (response[STATE] !== HELD) return;
  cells[HELD_COUNT]--;
  response[STATE] = STARTED;
  response[BODY] = "";
}

// Ends the connection in the middle of the response, which nobody may take for a whole one.
function breakOff(response) {
  abandon(response);
  exchange.breakOff(response[REQUEST]);
}

// Sends a piece of a file, as lib/pump.js says of a sink's pass(): where a length was declared that it fits. The head
// goes first.
function pass(fd, position, size) {
  const response = this.message;
  const fits = (response[START] & HAS_LENGTH) !== 0 && size <= response[LENGTH];
  if (response[STATE] === HEAD && fits) start(response, false);
  if (response[STATE] !== STARTED) return -1;
  return exchange.sendFile(response[REQUEST], fd, position, size);
}

// Sends the piece of an answer that a client's request, the carrier, is reporting (src/bindings/http_payload.h).
function relay(carrier) {
  const response = this.message;
  if (response[REQUEST][CLOSED]) return false;
  checkState(response);
  if (response[STATE] === STARTED) return sendOn(response, carrier, undefined);
  if ((response[START] & HAS_LENGTH) !== 0) return startWith(response, carrier, ASCII);
  return sendBytes(response, chunkOf(carrier.takeChunk()), ASCII);
}

defineSink(ServerResponse.prototype, (response) => response[REQUEST], breakOff, pass, relay);

// For lib/http_compress.js, which has a class of responses of its own.
const parts = {
  REQUEST,
  START,
  LENGTH,
  LINES,
  BODY,
  ENCODING,
  SIZE,
  takeHeld,
  startWith,
  breakOff,
};

return { ServerResponse, flush, abandon, drained, isFinished, release, parts };

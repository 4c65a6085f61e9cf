// The HTTP server (API document, "node.http.Server" to "node.http.ServerResponse").
//
// C++ calls in once for a request, with its head as one string that is taken apart when a script looks into it; the
// response goes out in one call when it is finished in the turn it was begun in. A connection has no object here until
// a script asks for one.
"use strict";

const native = binding("http_server");
const loop = binding("loop");
const message = internal.load("http_message");
const uris = internal.load("uri");
const EventEmitter = node.EventEmitter;

const METHODS = native.methods;
const STATUS_CODES = native.statusCodes;
const NOTHING = Object.freeze([]);

// Bits that src/bindings/http_server.cc has the same; those of a response's start begin in http_message.js.
const METHOD = 0xff;
const HTTP11 = 1 << 8;
const HAS_BODY = 1 << 9;
const FINISHED_BIT = 1 << 15;
const HAS_LENGTH = message.HAS_LENGTH;

// Results of native.respond and native.send.
const SENT = 0;
const FULL = 1;
const GONE = 2;
const TOO_LONG = 3;

// ---- node.http.ServerRequest ----

// Events: "body" (chunk), "complete", "close" (the client is gone, or its body was malformed; nothing follows).
function ServerRequest(server, slot, serial, sequence, flags, head, targetLength) {
  this._server = server;
  this._slot = slot; // these three name it to C++
  this._serial = serial;
  this._sequence = sequence;
  this._head = head; // target, version, header lines
  this._targetLength = targetLength;
  this._headerList = undefined;
  this._headers = undefined;
  this._uri = undefined;
  this._connection = undefined;
  this._response = undefined;
  this._hasBody = (flags & HAS_BODY) !== 0;
  this._completed = false; // "complete" was emitted
  this._closed = false; // "close" was emitted
  this._paused = false;
  this.method = METHODS[flags & METHOD];
  this.httpVersion = (flags & HTTP11) !== 0 ? "1.1" : "1.0";
  if (this.method === "") { // not in the table: it stands before the target
    this.method = head.slice(0, head.indexOf(" "));
    this._head = head.slice(this.method.length + 1);
  }
}
node.inherits(ServerRequest, EventEmitter);

message.defineHeaders(ServerRequest.prototype, (request) =>
  request._head.slice(request._targetLength + " HTTP/1.1\r\n".length));
message.lazyProperty(ServerRequest.prototype, "uri", "_uri", (request) =>
  uris.parseTarget(request._head.slice(0, request._targetLength), request.method));
message.lazyProperty(ServerRequest.prototype, "connection", "_connection", (request) =>
  connectionOf(request._server, request._slot, request._serial));

// request.setBodyEncoding(encoding): how "body" gives its chunks from now on.
ServerRequest.prototype.setBodyEncoding = function (encoding) {
  native.setBodyEncoding(this._slot, this._serial, this._sequence, encoding);
};

// request.pause(): no event of this request until resume().
ServerRequest.prototype.pause = function () {
  this._paused = true;
  if (this._hasBody) native.pause(this._slot, this._serial, this._sequence);
};

ServerRequest.prototype.resume = function () {
  if (!this._paused) return;
  this._paused = false;
  if (this._hasBody) {
    native.resume(this._slot, this._serial, this._sequence);
  } else {
    loop.later(() => complete(this));
  }
};

function complete(request) {
  if (request._completed || request._closed || request._paused) return;
  request._completed = true;
  request.emit("complete", NOTHING);
}

// ---- node.http.ServerResponse ----

// States. In HELD the first piece of the body waits for the end of the turn: if finish() comes before, the length is known.
const NEW = 0;
const HEAD = 1; // sendHeader was called
const HELD = 2;
const STARTED = 3; // the head is out
const FINISHED = 4;

// Most characters that are held back.
const MAX_HELD = 64 * 1024;

// The responses in HELD, and how many; C++ calls flush() at the end of a turn in which there are some.
const held = [];
let heldTop = 0;
const cells = native.cells;
const HELD_COUNT = 0;
const FLUSH_ASKED = 1;

function ServerResponse(request) {
  this._request = request;
  this._state = NEW;
  this._start = 0; // status and flags
  this._length = 0;
  this._lines = "";
  this._body = ""; // in HELD: a string or a Uint8Array
  this._encoding = undefined;
}
node.inherits(ServerResponse, EventEmitter);

function statusOf(value) {
  const status = typeof value === "number" ? value : Number(value);
  if (!(status >= 100 && status <= 999) || status !== Math.floor(status)) {
    throw new TypeError("sendHeader: the status code must be a number from 100 to 999");
  }
  return status;
}

// response.sendHeader(statusCode, headers): once. Headers are an object, an array of [name, value] pairs, or absent.
ServerResponse.prototype.sendHeader = function (statusCode, headers) {
  if (this._state !== NEW) throw new Error("sendHeader: it was called before on this response");
  const status = statusOf(statusCode);
  const formatted = message.format(headers, "sendHeader");
  this._start = status | formatted.flags;
  this._length = formatted.length;
  this._lines = formatted.lines;
  this._state = HEAD;
};

function hold(response, body, encoding) {
  response._state = HELD;
  response._body = body;
  response._encoding = encoding;
  if (cells[HELD_COUNT] === 0) heldTop = 0;
  held[heldTop++] = response;
  cells[HELD_COUNT]++;
  if (cells[FLUSH_ASKED] === 0) native.requestFlush();
}

// Sends the head with what is held of the body.
function start(response, finished) {
  const request = response._request;
  if (response._state === HELD) cells[HELD_COUNT]--;
  response._state = finished ? FINISHED : STARTED;
  const body = response._body;
  response._body = "";
  return native.respond(request._slot, request._serial, request._sequence,
                        finished ? response._start | FINISHED_BIT : response._start, response._length, response._lines,
                        body, response._encoding);
}

function flush() {
  const top = heldTop;
  heldTop = 0;
  for (let i = 0; i < top; i++) {
    const response = held[i];
    held[i] = undefined;
    if (response._state === HELD) start(response, false);
  }
}

function outcome(result, what) {
  if (result <= FULL) return result === SENT;
  if (result === GONE) return false;
  throw new Error(what + ": the body is " + (result === TOO_LONG ? "longer" : "shorter") +
                  " than the Content-Length that sendHeader gave");
}

// response.sendBody(chunk, encoding = "ascii"): false when much waits unsent ("drain" follows) or the client is gone.
ServerResponse.prototype.sendBody = function (chunk, encoding) {
  const state = this._state;
  if (typeof chunk === "string" && encoding === undefined && state === HEAD && (this._start & HAS_LENGTH) === 0 &&
      chunk.length <= MAX_HELD && !this._request._closed) {
    hold(this, chunk, undefined);
    return true;
  }
  return sendPiece(this, chunk, encoding);
};

function sendPiece(response, chunk, encoding) {
  const request = response._request;
  if (request._closed) return false;
  if (response._state === NEW) throw new Error("sendBody: sendHeader must be called before");
  if (response._state === FINISHED) throw new Error("sendBody: the response is finished");
  if (response._state === STARTED) {
    return outcome(native.send(request._slot, request._serial, request._sequence, chunk, encoding, false), "sendBody");
  }
  const code = native.checkEncoding(encoding);
  const body = typeof chunk === "string" ? chunk : native.toBytes(chunk, code);
  if ((response._start & HAS_LENGTH) !== 0) return startWith(response, body, code);
  if (response._state === HEAD) {
    hold(response, body, code);
  } else {
    addToHeld(response, body, code);
  }
  return response._body.length <= MAX_HELD || outcome(start(response, false), "sendBody");
}

// The first piece of a body of declared length: whether it is too long is known at once.
function startWith(response, body, encoding) {
  const lines = response._lines;
  response._body = body;
  response._encoding = encoding;
  const result = start(response, false);
  if (result === TOO_LONG) response._state = HEAD;
  return outcome(result, "sendBody");
}

function addToHeld(response, body, encoding) {
  const before = response._body;
  if (typeof before === "string" && typeof body === "string" &&
      native.checkEncoding(response._encoding) === encoding) {
    response._body = before + body;
    return;
  }
  const first = native.toBytes(before, response._encoding);
  const second = native.toBytes(body, encoding);
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  response._body = joined;
}

// response.finish(): the response is complete. A second one is ignored. False when the client is gone.
ServerResponse.prototype.finish = function () {
  const request = this._request;
  if (request._closed) return false;
  switch (this._state) {
    case NEW: throw new Error("finish: sendHeader must be called before");
    case FINISHED: return true;
    case STARTED:
      this._state = FINISHED;
      return outcome(native.send(request._slot, request._serial, request._sequence, "", undefined, true), "finish");
    default:
      return outcome(start(this, true), "finish");
  }
};

// ---- node.http.Connection ----

// The connection of one or more requests. Events: "eof", "timeout", "close" (had_error, error).
function Connection(server, slot, serial) {
  this.server = server;
  this.remoteAddress = native.remoteAddress(slot, serial);
  this._slot = slot;
  this._serial = serial;
}
node.inherits(Connection, EventEmitter);

// The one object of a connection for as long as that lives; a closed one afterwards.
function connectionOf(server, slot, serial) {
  let connection = native.connection(slot, serial);
  if (connection === undefined || connection === null) {
    connection = new Connection(server, slot, serial);
    native.setConnection(slot, serial, connection);
  }
  return connection;
}

Object.defineProperty(Connection.prototype, "readyState", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return native.readyState(this._slot, this._serial);
  },
});

// connection.setTimeout(timeout): milliseconds of silence until "timeout" and the end; 0 is never.
Connection.prototype.setTimeout = function (timeout) {
  native.setConnectionTimeout(this._slot, this._serial, milliseconds("setTimeout: the timeout", timeout));
};

// connection.close(): ends after the responses that are owed.
Connection.prototype.close = function () {
  native.closeConnection(this._slot, this._serial);
};

// connection.forceClose(): ends now.
Connection.prototype.forceClose = function () {
  native.abortConnection(this._slot, this._serial);
};

// ---- node.http.Server ----

const MAX_INTEGER = 0x3fffffff;

function integer(what, value, least, most) {
  const number = Number(value);
  if (!(number >= least && number <= most) || number !== Math.floor(number)) {
    throw new TypeError(what + " must be an integer from " + least + " to " + most);
  }
  return number;
}

function milliseconds(what, value) {
  return integer(what, value, 0, MAX_INTEGER);
}

// The options that limit what clients may do, in the order in which C++ wants them, with their defaults. 0 means no limit
// for the last three.
const LIMITS = [
  ["maxHeadBytes", 64 * 1024, 64],
  ["maxHeaders", 1000, 1],
  ["maxTargetBytes", 16 * 1024, 1],
  ["requireHost", false, 0],
  ["headTimeout", 60000, 1],
  ["idleTimeout", 60000, 0],
  ["maxRequests", 0, 0],
  ["maxConnections", 0, 0],
];

function limitsOf(options) {
  return LIMITS.map(([name, absent, least]) => {
    const value = options[name];
    if (value === undefined || value === null) return Number(absent);
    if (typeof absent === "boolean") return value ? 1 : 0;
    return integer("createServer: options." + name, value, least, MAX_INTEGER);
  });
}

// new node.http.Server(listener, options). Events: "request" (request, response), "connection" (connection),
// "close" (errorno).
function Server(listener, options) {
  if (listener !== undefined && listener !== null) this.addListener("request", listener);
  if (options === undefined || options === null) options = {};
  if (typeof options !== "object") throw new TypeError("createServer: options must be an object");
  this._backlog = integer("createServer: options.backlog", options.backlog ?? 1024, 1, MAX_INTEGER);
  Object.defineProperty(this, "_native", { __proto__: null, value: new native.Server(this, limitsOf(options)) });
}
node.inherits(Server, EventEmitter);

// server.listen(port, hostname, backlog), server.listen(port, backlog): synchronous; throws an Error with `code` when the
// address cannot be had. Without hostname: every address. Port 0 picks one.
Server.prototype.listen = function (port, hostname, backlog) {
  if (this.port !== undefined) throw new Error("listen: the server listens already");
  if (typeof hostname === "number") {
    backlog = hostname;
    hostname = undefined;
  }
  this._native.listen(integer("listen: the port", port, 0, 65535), String(hostname ?? ""),
                      integer("listen: the backlog", backlog ?? this._backlog, 1, MAX_INTEGER));
};

// server.port: the port it listens on; undefined when it does not.
Object.defineProperty(Server.prototype, "port", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return this._native.port() || undefined;
  },
});

// server.close(): accepts no more connections and closes idle ones; "close" (0) follows.
Server.prototype.close = function () {
  if (this.port === undefined) return;
  this._native.close();
  loop.later(() => this.emit("close", [0]));
};

// node.http.createServer(request_listener, options)
function createServer(listener, options) {
  return new Server(listener, options);
}

// ---- what C++ calls ----

// The requests whose listeners are on the stack.
const dispatching = [];

native.setCallbacks({
  request(server, slot, serial, sequence, flags, head, targetLength) {
    const request = new ServerRequest(server, slot, serial, sequence, flags, head, targetLength);
    const response = new ServerResponse(request);
    request._response = response;
    dispatching.push(request);
    server.emit("request", [request, response]);
    if (!request._hasBody) complete(request);
    dispatching.pop();
    return request;
  },
  // After request() threw: the request it was about.
  recover() {
    return dispatching.pop();
  },
  body(request, chunk) {
    request.emit("body", [chunk]);
  },
  complete,
  drain(request) {
    request._response.emit("drain", NOTHING);
  },
  close(request) {
    const response = request._response;
    if (response._state === HELD) {
      cells[HELD_COUNT]--;
      response._state = STARTED;
    }
    request._closed = true;
    request.emit("close", NOTHING);
  },
  connection(server, slot, serial) {
    const events = server._events;
    if (events !== undefined && events !== null && events.connection !== undefined && events.connection.length > 0) {
      server.emit("connection", [connectionOf(server, slot, serial)]);
    }
  },
  connectionEvent(connection, event, ...args) {
    connection.emit(event, args);
  },
  flush,
});

return { Server, ServerRequest, ServerResponse, Connection, createServer, STATUS_CODES };

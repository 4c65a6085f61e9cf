// The HTTP client (API document, "node.http.Client" to "node.http.ClientResponse").
//
// A request is put together here, but for its framing, and goes out from its first sendBody() or finish(). C++ keeps
// the queue, the connection and the framing; it calls in for each event of an answer.
"use strict";

const native = binding("http_client");
const later = binding("loop").later;
const { writeError } = binding("stdio");
const { each, freeze, isArray, keys, matches } = internal.load("primordials");
const message = internal.load("http_message");
const { addGiven, hasListeners } = internal.load("events");
const endpoint = internal.load("endpoint");
const readOptions = internal.load("http_client_options");
const { chunkOf, contentBytes, defineSource, defineSink } = internal.load("http_body");
const { METHODS, methodOf, targetOf, hostOf } = internal.load("http_methods");
const { Timer } = internal.load("timers");
const EventEmitter = node.EventEmitter;
const { emit } = EventEmitter.prototype;
const NOTHING = freeze([]);

const symbols = internal.load("http_symbols");
const { RESPONSE, NATIVE, COMPLETED, CLOSED, FAILED, SENT_ENCODING } = symbols;
const { UPGRADED, CODING, PUMPED, OBSERVED, OBSERVER, RELAYED, TAIL } = symbols;
const REQUEST = Symbol("request");
const FINISHED = Symbol("finished");
const BACKED_UP = Symbol("backedUp"); // the last sendBody() said that much waits
const HELD = Symbol("held"); // the answer has come, and waits for finish() and its listener
const WHOLE = Symbol("whole"); // it had gone out when its answer was complete
const HOST_LINE = Symbol("hostLine");
const DECOMPRESS = Symbol("decompress"); // the most bytes of an answer; undefined: as it is
const TIMEOUT = Symbol("timeout"); // ms for a whole request; 0: any number
const SERVER = Symbol("server"); // where it is, for messages
const TIMER = Symbol("timer"); // runs from the first send to the end

const { SENT, FULL, GONE, TOO_LONG } = native.results;

// ---- node.http.ClientResponse ----

// Events: "body" (chunk), "complete", "close" (error; the answer was cut short, and "complete" does not come).
function ClientResponse() {
  this.statusCode = 0;
  this.httpVersion = "";
  this.client = undefined;
  this[REQUEST] = undefined;
  this[COMPLETED] = false;
  this[CLOSED] = false;
  this[RELAYED] = undefined;
  this[TAIL] = "";
  this[message.HEADER_LIST] = undefined;
  this[message.HEADERS] = undefined;
}
node.inherits(ClientResponse, EventEmitter);

const model = message.modelOf(ClientResponse);
message.defineHeaders(ClientResponse.prototype, model, (response) => response[TAIL]);
native.setModel(model);

// response.statusText: the reason that the server gave, such as "Not Found".
internal.getter(ClientResponse.prototype, "statusText", function () {
  return message.reasonIn(this[TAIL]);
});

// response.setBodyEncoding(encoding): how "body" gives its chunks from now on; raw until it is called.
ClientResponse.prototype.setBodyEncoding = function (encoding) {
  flowOf(this).setBodyEncoding(encoding);
};

// Where the body is decompressed, that is in between (lib/http_decompress.js).
ClientResponse.prototype[CODING] = undefined;

function flowOf(response) {
  return response[CODING] ?? response[REQUEST][NATIVE];
}

// response.pause(): no event of this response until resume(), and the server is held up.
ClientResponse.prototype.pause = function () {
  flowOf(this).pause();
};

ClientResponse.prototype.resume = function () {
  flowOf(this).resume();
};

// Ends the connection, and the answer with it. No event follows except "close" of a request that is not whole.
function giveUp(response) {
  response[CLOSED] = true;
  breakOff(response[REQUEST]);
  if (!response[REQUEST][FINISHED]) reportClose(response[REQUEST]);
}

defineSource(ClientResponse.prototype, giveUp);

// ---- node.http.ClientRequest ----

// Events: "response" (response), "upgrade" (response, connection) in its place, "drain", "error" (Error), "close" (the
// answer was complete before the request was, or the server has gone; the rest has nowhere to go). An answer that comes
// before finish() while nobody listens is held until then: it is finish() that brings the listener.
function ClientRequest(client, flags, length, lines, observer) {
  this.client = client;
  this[FINISHED] = false;
  this[FAILED] = false;
  this[BACKED_UP] = false;
  this[HELD] = false;
  this[CLOSED] = false; // "close" was emitted, or will be
  this[SENT_ENCODING] = client[SENT_ENCODING];
  this[RESPONSE] = undefined;
  this[TIMEOUT] = client[TIMEOUT];
  this[TIMER] = undefined;
  this[WHOLE] = false;
  this[OBSERVER] = observer;
  this[NATIVE] = new native.Request(this, client[NATIVE], flags, length, lines);
}
node.inherits(ClientRequest, EventEmitter);

// The time for a whole request begins when it is first sent, and includes that in the queue.
function startTimer(request) {
  const timer = (request[TIMER] = new Timer());
  const text = "the request took too long: see the option timeout";
  timer.addListener("timeout", () => fail(request, failureOf(request, text, "ETIMEDOUT")));
  timer.unref().start(request[TIMEOUT], 0);
}

function send(request, chunk, encoding, finished, what) {
  if (request[TIMEOUT] !== 0 && request[TIMER] === undefined) startTimer(request);
  const result = request[NATIVE].send(chunk, encoding, finished);
  request[BACKED_UP] = result === FULL;
  if (request[HELD] && !finished) {
    // The server may be waiting to be read from, or has gone: neither makes room for more.
    if (result === FULL) later(() => deliver(request));
    if (result === GONE) reportClose(request);
  }
  if (result <= FULL) return result === SENT;
  if (result === GONE) return false;
  if (result === TOO_LONG) {
    throw new Error(
      what +
        ": the body is longer than the headers of the request declare" +
        " (a GET or HEAD request has none unless they do)",
    );
  }
  markFailed(request);
  throw new Error(
    what + ": the body is shorter than the Content-Length of the request, which was broken off",
  );
}

// request.sendBody(chunk, encoding = the client's, or "ascii"): false when much waits unsent ("drain" follows), and
// once the request failed or was answered.
ClientRequest.prototype.sendBody = function (chunk, encoding) {
  if (this[FINISHED] && !this[FAILED]) throw new Error("sendBody: the request is finished");
  return send(this, chunk, encoding ?? this[SENT_ENCODING], false, "sendBody");
};

// request.finish(listener): the request is complete; `listener`, if any, is for "response". A second one is ignored.
// Returns as sendBody does.
ClientRequest.prototype.finish = function (listener) {
  if (this[PUMPED] !== undefined) return this[PUMPED]();
  if (this[FAILED]) return false;
  if (this[FINISHED]) return true;
  addGiven(this, "finish", "response", listener);
  this[FINISHED] = true;
  if (this[HELD]) later(() => deliver(this));
  return send(this, "", undefined, true, "finish");
};

// Tells of an answer that was held, and goes on with it.
function deliver(request) {
  if (!request[HELD] || request[FAILED]) return;
  request[HELD] = false;
  flowOf(request[RESPONSE]).resume(); // in a later turn
  request.emit("response", [request[RESPONSE]]);
}

// The rest of the request cannot be sent. Reported once.
function reportClose(request) {
  if (request[CLOSED]) return;
  request[CLOSED] = true;
  later(() => request.emit("close", NOTHING));
}

function markFailed(request) {
  request[FAILED] = true;
  request[TIMER]?.stop();
  request[RESPONSE]?.[CODING]?.stop();
}

// An Error that ends, like those of C++, with the name of the server.
function failureOf(request, text, code) {
  const error = new Error(text + ": " + request.client[SERVER]);
  error.code = code;
  return error;
}

// Ends the request here and now, wherever it is; what the server may still say of it has nobody to hear it.
function breakOff(request) {
  markFailed(request);
  request[NATIVE].abort();
  const response = request[RESPONSE];
  if (response === undefined || response[COMPLETED] || response[CLOSED]) return;
  response[CLOSED] = true;
  const text = "the request was broken off in the middle of its answer";
  const error = failureOf(request, text, "ECANCELED");
  later(() => response.emit("close", [error]));
}

defineSink(ClientRequest.prototype, (request) => request, breakOff);

// Ends a request that is not over with an Error, which its listeners get in a later turn.
function fail(request, error) {
  if (request[FAILED] || request[RESPONSE]?.[COMPLETED]) return;
  markFailed(request);
  request[NATIVE].abort();
  later(() => reportFailure(request, error));
}

function reportFailure(request, error) {
  const response = request[RESPONSE];
  // ECANCELED: the program has ended it by itself.
  let isHeard = error.code === "ECANCELED" || request[OBSERVER] !== undefined;
  if (request[HELD]) {
    request[HELD] = false;
  } else if (response !== undefined && !response[CLOSED]) {
    response[CLOSED] = true;
    isHeard |= response.emit("close", [error]);
  }
  request[OBSERVER]?.failed(request, error);
  isHeard |= request.emit("error", [error]) | request.client.emit("error", [error]);
  if (!isHeard) writeError(`node: ${error.message}: nobody listens for "error" of the request\n`);
}

// request.abort(): the request ends, be it unsent, queued, sent or in the middle of its answer. Unless that was
// complete, "error" follows with the code ECANCELED. The connection that carried it ends; other requests go on.
ClientRequest.prototype.abort = function () {
  fail(this, failureOf(this, "the request was aborted", "ECANCELED"));
};

// ---- node.http.Client ----

// new node.http.Client(port, host = "127.0.0.1", options). With the option `unix`, the path of a Unix
// socket, it connects there; port and host make up the header "Host". Events: "error" (Error), for each failure.
function Client(port, host, options) {
  const given = readOptions(port, host, options);
  this.port = given.port;
  this.host = given.host;
  this[SENT_ENCODING] = given.sentEncoding;
  this[HOST_LINE] = given.hostLine;
  this[TIMEOUT] = given.values.timeout;
  if (given.decompress !== undefined) this[DECOMPRESS] = given.decompress;
  this[SERVER] = given.server;
  this[NATIVE] = new native.Client(this, given.address, given.end, given.values, given.secure);
}
node.inherits(Client, EventEmitter);

Client.prototype[DECOMPRESS] = undefined;

let decompression;
const decompressor = () => (decompression ??= internal.load("http_decompress"));

const { UNTIL_CLOSE, HAS_HOST, TAKES_WHOLE } = native.bits;

function hostLine(client, target) {
  const host = hostOf(target);
  return host === undefined ? client[HOST_LINE] : "Host: " + host + "\r\n";
}

function createRequest(client, what, method, target, givenHeaders, observer) {
  const given = message.format(givenHeaders, what);
  if (given.flags & UNTIL_CLOSE) {
    throw new TypeError(what + ": the last Transfer-Encoding of a request must be chunked");
  }
  const host = given.flags & HAS_HOST ? "" : hostLine(client, target);
  const isAsGiven = client[DECOMPRESS] === undefined || observer !== undefined;
  const headers = isAsGiven ? given.lines : decompressor().accept(given.lines);
  const lines = method.name + " " + target + " HTTP/1.1\r\n" + host + headers;
  const flags = given.flags | method.flags | (observer === undefined ? 0 : TAKES_WHOLE);
  return new ClientRequest(client, flags, given.length, lines, observer);
}

// client[OBSERVED](method, target, headers, observer) -> a request, for fetch: method and target are not checked again,
// the headers have Accept-Encoding, and the answer is reported to `observer` (OBSERVER in lib/http_symbols.js).
Client.prototype[OBSERVED] = function (method, target, headers, observer) {
  return createRequest(this, "fetch", methodOf(method), target, headers, observer);
};

// client.request(method, path, headers): the same for any method, a token as HTTP writes it ("PATCH").
Client.prototype.request = function (method, path, headers) {
  const name = String(method);
  if (method === undefined || method === null || !matches(message.TOKEN, name))
    throw new TypeError("request: the method must be a token, such as PATCH");
  const known = methodOf(name);
  return createRequest(this, "request", known, targetOf("request", known, path), headers);
};

// client.get(path, headers), and so on: a request, which goes out with its first sendBody() or finish(). Headers are an
// object, an array of [name, value] pairs, or absent.
each(keys(METHODS), (what) => {
  Client.prototype[what] = function (path, headers) {
    const method = METHODS[what];
    return createRequest(this, what, method, targetOf(what, method, path), headers);
  };
});

// A client is a connection as well. client.readyState: "closed", "opening", "open" or "closing".
internal.getter(Client.prototype, "readyState", function () {
  return this[NATIVE].readyState();
});

// client.close(): ends the connection after the requests that were begun. The next one makes a new one.
Client.prototype.close = function () {
  this[NATIVE].close();
};

// client.forceClose(): ends it now; the request that it carries fails with ECANCELED.
Client.prototype.forceClose = function () {
  this[NATIVE].forceClose();
};

// client.setTimeout(timeout): milliseconds of silence until "timeout" and the end; 0 is never.
Client.prototype.setTimeout = function (timeout) {
  this[NATIVE].setTimeout(endpoint.milliseconds("setTimeout", timeout));
};

// client.unref(), client.ref() -> client. Sent requests of an unreferenced one do not keep the program going.
internal.load("references")(Client.prototype, (client) => client[NATIVE]);

// node.http.createClient(port, host = "127.0.0.1", options)
function createClient(port, host, options) {
  return new Client(port, host, options);
}

function fillResponse(request, response, status, http11, tail) {
  response.statusCode = status;
  response.httpVersion = http11 ? "1.1" : "1.0";
  response.client = request.client;
  response[REQUEST] = request;
  response[TAIL] = tail;
  request[RESPONSE] = response;
}

function complete(request) {
  const response = request[RESPONSE];
  if (request[FAILED]) return; // aborted right now
  response[COMPLETED] = true;
  request[TIMER]?.stop();
  response.emit("complete", NOTHING);
  if (!request[WHOLE]) request.emit("close", NOTHING);
}

// Puts the decompression, if it is wanted, between the answer and its listeners.
function decompress(request, response) {
  if (request.client[DECOMPRESS] === undefined) return;
  response[CODING] = decompressor().begin(response, request.client[DECOMPRESS], request[NATIVE], {
    body: (value) => response.emit("body", [value]),
    complete: () => complete(request),
    fail: (error) => fail(request, failureOf(request, error.message, error.code)),
  });
}

// Whether nobody but a pump would see bytes that were made of a piece.
function isRelayed(response) {
  if (response[RELAYED] === undefined || response.emit !== emit) return false;
  const list = response._events?.body;
  return isArray(list) && list.length === 1 && list[0] === response[RELAYED].data;
}

// ---- what C++ calls ----

native.setEvents({
  Client: {
    connect: internal.emits("connect"),
    eof: internal.emits("eof"),
    timeout: internal.emits("timeout"),
    // It may come within a call of the script's.
    close(error) {
      if (!hasListeners(this, "close")) return;
      later(() => this.emit("close", error === undefined ? [false] : [true, error]));
    },
  },
  Request: {
    response(response, status, http11, tail) {
      fillResponse(this, response, status, http11, tail);
      decompress(this, response);
      if (this[OBSERVER] !== undefined) {
        this[OBSERVER].answered(this, response);
      } else if (this[FINISHED] || this[BACKED_UP] || hasListeners(this, "response")) {
        this.emit("response", [response]);
      } else {
        this[HELD] = true; // finish() brings the listener
        flowOf(response).pause();
      }
    },
    answer(response, status, http11, tail, content, whole) {
      fillResponse(this, response, status, http11, tail);
      this[WHOLE] = whole;
      decompress(this, response);
      const coding = response[CODING];
      this[OBSERVER].answered(this, response, coding === undefined ? content : undefined);
      if (coding === undefined) return complete(this);
      if (this[FAILED]) return; // it was not wanted
      coding.write(contentBytes(content));
      coding.finish();
    },
    upgrade(response, status, http11, tail, released) {
      fillResponse(this, response, status, http11, tail);
      response[COMPLETED] = true;
      this[TIMER]?.stop();
      if (this[UPGRADED] !== undefined) return this[UPGRADED](response, released);
      const connection = new node.tcp.Connection()[internal.takeOver](released);
      if (this.emit("upgrade", [response, connection])) return;
      connection.forceClose();
      markFailed(this);
      response[CLOSED] = true; // nobody has seen it
      const text = 'the server switched to another protocol, and nobody listens for "upgrade"';
      reportFailure(this, failureOf(this, text, "EPROTO"));
    },
    body(size) {
      const response = this[RESPONSE];
      if (response[CODING] !== undefined)
        return response[CODING].write(chunkOf(this[NATIVE].takeChunk()));
      if (size > 0 && isRelayed(response)) return response[RELAYED].relay(this[NATIVE], size);
      if (!hasListeners(response, "body")) return; // nobody wants it: it is not even decoded
      const chunk = chunkOf(this[NATIVE].takeChunk());
      if (chunk !== "") response.emit("body", [chunk]); // "": the first part of a character
    },
    complete(rest, whole) {
      const response = this[RESPONSE];
      this[WHOLE] = whole;
      if (response[CODING] !== undefined) return response[CODING].finish();
      if (rest !== undefined) response.emit("body", [rest]);
      complete(this);
    },
    drain() {
      this[BACKED_UP] = false;
      this.emit("drain", NOTHING);
    },
    failure(error) {
      markFailed(this);
      reportFailure(this, error);
    },
  },
});

return { Client, ClientRequest, ClientResponse, createClient };

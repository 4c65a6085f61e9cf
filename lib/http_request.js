// Requests that a server got (API document, "node.http.ServerRequest").
//
// The head comes as one string, which is taken apart when a script looks into it.
"use strict";

const native = binding("http_server");
const later = binding("loop").later;
const { freeze, stringIndexOf, stringSlice } = internal.load("primordials");
const message = internal.load("http_message");
const uris = internal.load("uri");
const { hasListeners } = internal.load("events");
const { abandon, drained, isFinished } = internal.load("http_response");
const connections = internal.load("http_connection");
const exchange = internal.load("http_exchange");
const { defineSource } = internal.load("http_body");
const EventEmitter = node.EventEmitter;

const symbols = internal.load("http_symbols");
const { SERVER, SLOT, SERIAL, SEQUENCE, RESPONSE, WAITS, ANSWERED, COMPLETED, CLOSED } = symbols;
const HEAD = Symbol("head"); // target, version, header lines
const TARGET_LENGTH = Symbol("targetLength");
const HAS_BODY = Symbol("hasBody");
const HEARD = Symbol("heard"); // the "request" listeners have returned
const PAUSED = Symbol("paused");
const URI = Symbol("uri");
const CONNECTION = Symbol("connection");

const METHODS = native.methods;
const NOTHING = freeze([]);
const { bits, cells, cellIndex } = native;

// Events: "body" (chunk), "complete", "close" (the client is gone, or its body was malformed;
// nothing follows).
function ServerRequest() {
  this.method = "";
  this.httpVersion = "";
  this[SERVER] = undefined;
  this[SLOT] = 0; // these three name it to C++; see http_exchange.js
  this[SERIAL] = 0;
  this[SEQUENCE] = 0;
  this[HEAD] = "";
  this[TARGET_LENGTH] = 0;
  this[HAS_BODY] = false;
  this[HEARD] = false;
  this[PAUSED] = false;
  this[WAITS] = false;
  this[COMPLETED] = false;
  this[CLOSED] = false;
  this[RESPONSE] = undefined;
  this[message.HEADER_LIST] = undefined;
  this[message.HEADERS] = undefined;
  this[URI] = undefined;
  this[CONNECTION] = undefined;
}
node.inherits(ServerRequest, EventEmitter);

const model = message.modelOf(ServerRequest);
message.lazyProperty(model, "uri", URI, function () {
  if (this[URI] === undefined) {
    const target = stringSlice(this[HEAD], 0, this[TARGET_LENGTH]);
    this[URI] = uris.parseTarget(target, this.method);
  }
  return this[URI];
});
message.defineHeaders(ServerRequest.prototype, model, (request) => request[HEAD]);
message.lazyProperty(model, "connection", CONNECTION, function () {
  if (this[CONNECTION] === undefined)
    this[CONNECTION] = connections.find(this[SERVER], this[SLOT], this[SERIAL]);
  return this[CONNECTION];
});
native.setModel(model);

// Fills a copy of the model. C++ has left the numbers in the cells.
function fill(request, server, head) {
  const flags = cells[cellIndex.FLAGS];
  request.method = METHODS[flags & bits.METHOD];
  request.httpVersion = (flags & bits.HTTP11) !== 0 ? "1.1" : "1.0";
  request[SERVER] = server;
  request[SLOT] = cells[cellIndex.SLOT];
  request[SERIAL] = cells[cellIndex.SERIAL];
  request[SEQUENCE] = cells[cellIndex.SEQUENCE];
  request[HEAD] = head;
  request[TARGET_LENGTH] = cells[cellIndex.TARGET_LENGTH];
  request[HAS_BODY] = (flags & bits.HAS_BODY) !== 0;
  if (request.method === "") takeMethod(request);
}

// A method that is not in the table stands before the target.
function takeMethod(request) {
  const head = request[HEAD];
  request.method = stringSlice(head, 0, stringIndexOf(head, " "));
  request[HEAD] = stringSlice(head, request.method.length + 1);
}

// request.setBodyEncoding(encoding): how "body" gives its chunks from now on; raw until set.
ServerRequest.prototype.setBodyEncoding = function (encoding) {
  exchange.setBodyEncoding(this, encoding);
};

// request.pause(): no event of this request until resume().
ServerRequest.prototype.pause = function () {
  this[PAUSED] = true;
  if (this[HAS_BODY]) exchange.pause(this);
};

ServerRequest.prototype.resume = function () {
  if (!this[PAUSED]) return;
  this[PAUSED] = false;
  if (this[HAS_BODY]) {
    exchange.resume(this);
  } else {
    later(() => complete(this));
  }
};

// Emits "complete", once, unless the request is paused or closed, or its listeners are at work.
function complete(request) {
  if (request[COMPLETED] || request[CLOSED] || request[PAUSED] || !request[HEARD]) return;
  request[COMPLETED] = true;
  request.emit("complete", NOTHING);
}

// An async listener of "request" may await something before it listens for the body. Until somebody
// does, or the response is finished, the body waits, the first 64 KiB of it here.
function heard(request) {
  request[HEARD] = true;
  if (!isFinished(request[RESPONSE]) && !wantsBody(request)) {
    request[WAITS] = true;
    if (request[HAS_BODY]) exchange.awaitListener(request);
  } else if (!request[HAS_BODY]) {
    complete(request);
  }
}

function wantsBody(request) {
  return hasListeners(request, "body") || hasListeners(request, "complete");
}

// Somebody listens now, or the response is finished and nobody will.
function stopWaiting(request) {
  if (!request[WAITS] || request[CLOSED]) return;
  request[WAITS] = false;
  const chunk = exchange.takeHeld(request);
  if (chunk !== undefined) request.emit("body", [chunk]);
  if (!request[HAS_BODY]) complete(request);
}

// The requests without a body that were answered in this turn. A later call for all is sufficient, as nearly always nobody
// listens to any.
let answered;

function stopAnswered() {
  const requests = answered;
  answered = undefined;
  for (let i = 0; i < requests.length; i++) {
    const request = requests[i];
    if (!request[WAITS]) continue;
    if (wantsBody(request)) {
      later(() => stopWaiting(request));
    } else {
      request[WAITS] = false;
      complete(request);
    }
  }
}

ServerRequest.prototype[ANSWERED] = function () {
  if (this[HAS_BODY]) return later(() => stopWaiting(this));
  if (answered !== undefined) {
    answered[answered.length] = this;
  } else {
    answered = [this];
    later(stopAnswered);
  }
};

const { addListener } = EventEmitter.prototype;

// A later turn: a listener of the other event may be added beside it.
ServerRequest.prototype.addListener = function (event, listener) {
  addListener.call(this, event, listener);
  if (this[WAITS] && (event === "body" || event === "complete")) later(() => stopWaiting(this));
  return this;
};

// A server reads a request to its end, so that the connection can go on.
defineSource(ServerRequest.prototype, (request) => request.resume());

// Called on the request, while something of it is outstanding.
const events = {
  threw() {
    heard(this);
  },
  body(chunk) {
    this.emit("body", [chunk]);
  },
  complete() {
    if (this[WAITS])
      this[HAS_BODY] = false; // nothing more comes
    else complete(this);
  },
  drain() {
    drained(this[RESPONSE]);
  },
  close() {
    abandon(this[RESPONSE]);
    this[CLOSED] = true;
    this.emit("close", NOTHING);
  },
};

return { ServerRequest, fill, heard, events };

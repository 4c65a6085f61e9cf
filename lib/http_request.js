// Requests that a server got (API document, "node.http.ServerRequest").
//
// The head comes as one string, which is taken apart when a script looks into it.
"use strict";

const native = binding("http_server");
const later = binding("loop").later;
const message = internal.load("http_message");
const uris = internal.load("uri");
const { abandon } = internal.load("http_response");
const connections = internal.load("http_connection");
const exchange = internal.load("http_exchange");
const { defineSource } = internal.load("http_body");
const EventEmitter = node.EventEmitter;

const METHODS = native.methods;
const NOTHING = Object.freeze([]);

const { METHOD, HTTP11, HAS_BODY } = native.bits;

// What stands between the target and the header lines, always as long.
const VERSION_LENGTH = " HTTP/1.1\r\n".length;

// Events: "body" (chunk), "complete", "close" (the client is gone, or its body was malformed;
// nothing follows).
function ServerRequest(server, slot, serial, sequence, flags, head, targetLength) {
  this.method = METHODS[flags & METHOD];
  this.httpVersion = (flags & HTTP11) !== 0 ? "1.1" : "1.0";
  this._server = server;
  this._slot = slot; // these three name it to C++; see http_exchange.js
  this._serial = serial;
  this._sequence = sequence;
  this._head = head; // target, version, header lines
  this._targetLength = targetLength;
  this._hasBody = (flags & HAS_BODY) !== 0;
  this._told = false; // the "request" listeners have returned
  this._paused = false;
  this._completed = false; // "complete" was emitted
  this._closed = false; // "close" was emitted
  this._response = undefined;
  this._headerList = undefined; // these four are made when first read
  this._headers = undefined;
  this._uri = undefined;
  this._connection = undefined;
  if (this.method === "") takeMethod(this);
}
node.inherits(ServerRequest, EventEmitter);

// A method that is not in the table stands before the target.
function takeMethod(request) {
  request.method = request._head.slice(0, request._head.indexOf(" "));
  request._head = request._head.slice(request.method.length + 1);
}

message.defineHeaders(ServerRequest.prototype, (request) =>
  request._head.slice(request._targetLength + VERSION_LENGTH),
);
message.lazyProperty(ServerRequest.prototype, "uri", "_uri", (request) =>
  uris.parseTarget(request._head.slice(0, request._targetLength), request.method),
);
message.lazyProperty(ServerRequest.prototype, "connection", "_connection", (request) =>
  connections.find(request._server, request._slot, request._serial),
);

// request.setBodyEncoding(encoding): how "body" gives its chunks from now on; raw until set.
ServerRequest.prototype.setBodyEncoding = function (encoding) {
  exchange.setBodyEncoding(this, encoding);
};

// request.pause(): no event of this request until resume().
ServerRequest.prototype.pause = function () {
  this._paused = true;
  if (this._hasBody) exchange.pause(this);
};

ServerRequest.prototype.resume = function () {
  if (!this._paused) return;
  this._paused = false;
  if (this._hasBody) {
    exchange.resume(this);
  } else {
    later(() => complete(this));
  }
};

// Emits "complete", once, unless the request is paused or closed, or its listeners are at work.
function complete(request) {
  if (request._completed || request._closed || request._paused || !request._told) return;
  request._completed = true;
  request.emit("complete", NOTHING);
}

// A server reads a request to its end, so that the connection can go on.
defineSource(ServerRequest.prototype, (request) => request.resume());

// Called on the request, while something of it is outstanding.
const events = {
  body(chunk) {
    this.emit("body", [chunk]);
  },
  complete() {
    complete(this);
  },
  drain() {
    this._response.emit("drain", NOTHING);
  },
  close() {
    abandon(this._response);
    this._closed = true;
    this.emit("close", NOTHING);
  },
};

return { ServerRequest, complete, events };

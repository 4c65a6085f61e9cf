// Requests that a server got (API document, "node.http.ServerRequest").
//
// The head comes as one string, which is taken apart when a script looks into it. C++ knows a
// request by three small integers: slot and serial of its connection, and its sequence on it.
"use strict";

const native = binding("http_server");
const later = binding("loop").later;
const message = internal.load("http_message");
const uris = internal.load("uri");
const connections = internal.load("http_connection");
const EventEmitter = node.EventEmitter;

const METHODS = native.methods;
const NOTHING = Object.freeze([]);

// Bits of `flags`; src/bindings/http_server.h has the same.
const METHOD = 0xff;
const HTTP11 = 1 << 8;
const HAS_BODY = 1 << 9;

// What stands between the target and the header lines, always as long.
const VERSION_LENGTH = " HTTP/1.1\r\n".length;

// Events: "body" (chunk), "complete", "close" (the client is gone, or its body was malformed;
// nothing follows).
function ServerRequest(server, slot, serial, sequence, flags, head, targetLength) {
  this.method = METHODS[flags & METHOD];
  this.httpVersion = (flags & HTTP11) !== 0 ? "1.1" : "1.0";
  this._server = server;
  this._slot = slot;
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
    later(() => complete(this));
  }
};

// Emits "complete", once, unless the request is paused or closed, or its listeners are at work.
function complete(request) {
  if (request._completed || request._closed || request._paused || !request._told) return;
  request._completed = true;
  request.emit("complete", NOTHING);
}

return { ServerRequest, complete };

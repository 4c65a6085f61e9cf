// The HTTP server (API document, "node.http.Server"): listening, limits, and what C++ calls.
//
// C++ calls in once for a request, and a response that is finished in time goes out in one call.
"use strict";

const native = binding("http_server");
const later = binding("loop").later;
const endpoint = internal.load("endpoint");
const limits = internal.load("limits");
const { Connection, find: connectionOf } = internal.load("http_connection");
const { ServerRequest, complete } = internal.load("http_request");
const { ServerResponse, flush, abandon } = internal.load("http_response");
const EventEmitter = node.EventEmitter;

const NATIVE = Symbol("native");
const NOTHING = Object.freeze([]);

// The options that limit what clients may do, in the order in which C++ wants them: name, default,
// least value. For the last three, 0 is no limit.
const LIMITS = [
  ["maxHeadBytes", 64 * 1024, 64],
  ["maxHeaders", 1000, 1],
  ["maxTargetBytes", 16 * 1024, 1],
  ["headTimeout", 60000, 1],
  ["idleTimeout", 60000, 0],
  ["maxRequests", 0, 0],
  ["maxConnections", 0, 0],
];

function makeNative(server, options) {
  const values = limits.read("createServer", options, LIMITS);
  values.push(limits.own(options, "requireHost") ? 1 : 0);
  return new native.Server(server, values);
}

// new node.http.Server(listener, options). Events: "request" (request, response), "connection"
// (connection), "close" (errorno).
function Server(listener, options) {
  if (listener !== undefined && listener !== null) this.addListener("request", listener);
  if (options === undefined || options === null) return;
  this._options = limits.check("createServer", options);
  this[NATIVE] = makeNative(this, options);
}
node.inherits(Server, EventEmitter);

Server.prototype._options = Object.freeze({});

function nativeOf(server) {
  const made = server[NATIVE];
  return made !== undefined ? made : (server[NATIVE] = makeNative(server, {}));
}

// server.listen(port[, hostname[, backlog]]) or listen(port, backlog): synchronous. Throws the
// system's Error (EADDRINUSE, ...), or an Error when already listening. Port 0 picks one.
Server.prototype.listen = function (port, hostname, backlog) {
  if (this.port !== undefined) throw new Error("listen: the server is listening already");
  const otherwise = limits.own(this._options, "backlog");
  const end = endpoint.listening("listen", port, hostname, backlog, otherwise);
  const reusePort = Boolean(limits.own(this._options, "reusePort"));
  nativeOf(this).listen(end[0], end[1], end[2], reusePort);
};

// server.close(): accepts no more and closes idle connections; what is still answered ends its
// connection. "close" (0) follows. Nothing when closed.
Server.prototype.close = function () {
  if (this.port === undefined) return;
  nativeOf(this).close();
  later(() => this.emit("close", [0]));
};

// The port that is listened on; undefined when none is.
Object.defineProperty(Server.prototype, "port", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return nativeOf(this).port() || undefined;
  },
});

// node.http.createServer(request_listener, options) -> a node.http.Server
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
    request._told = true;
    if (!request._hasBody) complete(request);
    dispatching.pop();
    return request;
  },
  // After request() threw: the request that it was about.
  recover() {
    const request = dispatching.pop();
    request._told = true;
    return request;
  },
  body(request, chunk) {
    request.emit("body", [chunk]);
  },
  complete,
  drain(request) {
    request._response.emit("drain", NOTHING);
  },
  close(request) {
    abandon(request._response);
    request._closed = true;
    request.emit("close", NOTHING);
  },
  connection(server, slot, serial) {
    const events = server._events;
    const listeners = events === undefined || events === null ? undefined : events.connection;
    if (listeners === undefined || listeners.length === 0) return;
    server.emit("connection", [connectionOf(server, slot, serial)]);
  },
  connectionEvent(connection, event) {
    connection.emit(event, NOTHING);
  },
  connectionClose(connection, error) {
    connection.emit("close", error === undefined ? [false] : [true, error]);
  },
  flush,
});

return {
  Server,
  ServerRequest,
  ServerResponse,
  Connection,
  createServer,
  STATUS_CODES: native.statusCodes,
};

// The HTTP server (API document, "node.http.Server"): listening, limits, and what C++ calls.
//
// C++ calls in once for a request, and a response that is finished in time goes out in one call.
"use strict";

const native = binding("http_server");
const later = binding("loop").later;
const endpoint = internal.load("endpoint");
const limits = internal.load("limits");
const { addGiven, hasListeners } = internal.load("events");
const connections = internal.load("http_connection");
const requests = internal.load("http_request");
const { ServerResponse, flush } = internal.load("http_response");
const EventEmitter = node.EventEmitter;

const { NATIVE, RESPONSE, SENT_ENCODING, WEBSOCKETS } = internal.load("http_symbols");
const { freeze, setForEach } = internal.load("primordials");
const OPTIONS = Symbol("options");
const SECURE = Symbol("secure");
const NAME_REFUSED = "CALLBACK_FAILED"; // what OpenSSL calls it
const COMPRESSES = Symbol("compresses"); // what makes responses that are compressed; undefined for most
const { Connection } = connections;
const { ServerRequest } = requests;

// The least values of the options that limit what clients may do. For the last five, 0 is no limit.
const LIMITS = {
  maxHeadBytes: 64,
  maxHeaders: 1,
  maxTargetBytes: 1,
  headTimeout: 1,
  idleTimeout: 0,
  maxRequests: 0,
  maxConnections: 0,
  maxPending: 0,
  maxDelay: 0,
};

const GRACE = { __proto__: null, grace: 0 };

function makeNative(server, options) {
  const given = limits.read("createServer", options, LIMITS, native.defaults);
  given.requireHost = Boolean(limits.own(options, "requireHost"));
  const secure = limits.secureServer("createServer", options);
  const made = new native.Server(server, given);
  if (secure !== undefined) setSecure(server, made, secure);
  return made;
}

function setSecure(server, made, secure) {
  made.setSecure(secure);
  server[SECURE] = secure;
}

// new node.http.Server(listener, options). Events: "request" (request, response), "connection"
// (connection), "close" (errorno).
function Server(listener, options) {
  addGiven(this, "createServer", "request", listener);
  if (options === undefined || options === null) return;
  this[OPTIONS] = limits.check("createServer", options);
  this[SENT_ENCODING] = limits.sentEncoding(options);
  const compress = limits.own(options, "compress");
  if (compress !== undefined && compress !== null && compress !== false) {
    this[COMPRESSES] = internal.load("http_compress").read("createServer", compress);
  }
  this[NATIVE] = makeNative(this, options);
}
node.inherits(Server, EventEmitter);

Server.prototype[OPTIONS] = freeze({});
Server.prototype[SENT_ENCODING] = undefined;
Server.prototype[COMPRESSES] = undefined;

function nativeOf(server) {
  const made = server[NATIVE];
  return made !== undefined ? made : (server[NATIVE] = makeNative(server, {}));
}

// server.listen(port[, hostname[, backlog]]), and whatever else listen() of lib/tcp.js takes: synchronous.
// Throws the system's Error (EADDRINUSE, ...), or an Error when already listening. Port 0 picks one.
Server.prototype.listen = function (port, hostname, backlog) {
  const options = this[OPTIONS];
  const end = endpoint.listening("listen", port, hostname, backlog, options, native.defaults);
  nativeOf(this).listen(end);
  if (internal.isWorker) internal.load("worker").listens(this, close);
};

// server.unref(), server.ref() -> server. An unreferenced one does not keep the program going; its connections do.
internal.load("references")(Server.prototype, nativeOf);

// server.close(options): accepts no more and closes idle connections, with { grace: ms } those that have
// been idle for so long; what is still answered ends its connection, and WebSockets end with 1001. "close" (0) follows.
// Nothing when closed.
function close(options) {
  const given = limits.read("close", limits.check("close", options), GRACE, GRACE);
  if (this.port === undefined) return;
  nativeOf(this).close(given.grace);
  if (this[WEBSOCKETS] !== undefined)
    setForEach(this[WEBSOCKETS], internal.load("websocket").goAway);
  later(() => this.emit("close", [0]));
}
Server.prototype.close = close;

// server.setSecure(options): the certificates, and all else of the option `secure`, for new connections.
// What cannot be used throws and changes nothing.
Server.prototype.setSecure = function (options) {
  setSecure(this, nativeOf(this), internal.load("secure").server("setSecure", options));
};

// The port that is listened on, 0 for a Unix socket; undefined when none is.
internal.getter(Server.prototype, "port", function () {
  return nativeOf(this).port();
});

// node.http.createServer(request_listener, options) -> a node.http.Server
function createServer(listener, options) {
  return new Server(listener, options);
}

// ---- what C++ calls ----

native.setEvents({
  Server: {
    request(request, head) {
      requests.fill(request, this, head);
      const response =
        this[COMPRESSES] === undefined
          ? new ServerResponse(request, this[SENT_ENCODING])
          : this[COMPRESSES](request, this[SENT_ENCODING]);
      request[RESPONSE] = response;
      this.emit("request", [request, response]);
      requests.heard(request);
    },
    connection() {
      if (!hasListeners(this, "connection")) return;
      const { SLOT, SERIAL } = native.cellIndex;
      this.emit("connection", [connections.find(this, native.cells[SLOT], native.cells[SERIAL])]);
    },
    flush,
    // A handshake has failed. That a name was refused is known: see below.
    fail(error, remoteAddress) {
      if (error.code !== NAME_REFUSED && hasListeners(this, "error"))
        this.emit("error", [error, remoteAddress]);
    },
    // A client asks for a name, and waits for its certificate.
    choose(slot, serial, name) {
      this[SECURE].choose(name, (credentials, error) => {
        const { remoteAddress } = connections.find(this, slot, serial);
        native.choose(slot, serial, credentials);
        if (error !== undefined && hasListeners(this, "error"))
          this.emit("error", [error, remoteAddress]);
      });
    },
  },
  Request: requests.events,
  Connection: connections.events,
});

return {
  Server,
  ServerRequest,
  ServerResponse,
  Connection,
  createServer,
  STATUS_CODES: native.statusCodes,
};

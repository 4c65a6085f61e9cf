// TCP (API document, "TCP"): node.tcp.Server, node.tcp.Connection, and what makes them.
//
// Both classes are plain functions that scripts inherit from. The work is done by a native object
// each, which is made when it is first needed; its events come back through the table at the end.
"use strict";

const { freeze } = internal.load("primordials");
const native = binding("tcp");
const { later } = binding("loop");
const { coded } = internal;
const { addGiven, hasListeners } = internal.load("events");
const endpoint = internal.load("endpoint");
const limits = internal.load("limits");
const { addSocketMethods, setEarly } = internal.load("socket_methods");
const EventEmitter = node.EventEmitter;

const NATIVE = Symbol("native");
const SECURE = Symbol("secure"); // what was found of a handshake
const HOST = Symbol("host"); // that was connected to
const PORT = Symbol("port");
const SENT_ENCODING = Symbol("sentEncoding"); // how strings are sent that come without an encoding
const OPTIONS = Symbol("options");
const OPEN = Symbol("open"); // of a server: connections that are counted
const NAME_REFUSED = "CALLBACK_FAILED"; // what OpenSSL calls it
const COUNTED_BY = Symbol("counted by"); // of a connection: the server that counts it

// ---- node.tcp.Connection ----

// new node.tcp.Connection(): closed, until connect().
function Connection() {}
node.inherits(Connection, EventEmitter);

function nativeOf(connection) {
  const made = connection[NATIVE];
  return made !== undefined ? made : (connection[NATIVE] = new native.Connection(connection));
}

Connection.prototype[SENT_ENCODING] = undefined;

// connection.connect(port, host = "127.0.0.1", options) or connect(path, options): "connect" follows, or "close" (true, error).
// Throws an Error unless closed. The option `encoding` survives, unless another is given; `secure`: see lib/secure.js.
Connection.prototype.connect = function (port, host, options) {
  connect(this, "connect", port, host, options);
};

function connect(connection, caller, portValue, hostValue, options) {
  const isShort = options === undefined && endpoint.isPath(portValue) && isOptions(hostValue);
  if (isShort) [hostValue, options] = [undefined, hostValue];
  const given = limits.check(caller, options);
  const encoding = limits.sentEncoding(given);
  const port = endpoint.portOrPath(caller, portValue);
  const host = endpoint.host(caller, hostValue, "127.0.0.1");
  const secure = limits.secureClient(caller, given, host, port);
  if (connection[SECURE] !== undefined) connection[SECURE] = undefined;
  connection[HOST] = host;
  connection[PORT] = port;
  nativeOf(connection).connect(port, host, secure);
  if (encoding !== undefined) connection[SENT_ENCODING] = encoding;
}

function isOptions(value) {
  return typeof value === "object" && value !== null && !(value instanceof String);
}

// connection.startSecure(options): both sides go on encrypted, as the options `secure` of clients and servers say; a
// connection that a server accepted is the server's side. "secure" follows, or "close" (true, error).
Connection.prototype.startSecure = function (options) {
  const { client, server } = internal.load("secure");
  if (this.readyState === "closed")
    throw coded("ENOTCONN", "startSecure: the connection is not open");
  const isServer = this.server !== undefined;
  const secure = isServer
    ? server("startSecure", options)
    : client("startSecure", options ?? true, this[HOST] ?? "", this[PORT] ?? 0);
  if (isServer && secure.asks)
    throw new TypeError("startSecure: names are for servers that are secure from the start");
  nativeOf(this).startSecure(secure);
};

// What the handshake has come to: { version, cipher, protocol, serverName, resumed, certificate }; undefined without
// one.
internal.getter(Connection.prototype, "secure", function () {
  return (this[SECURE] ??= nativeOf(this).secure());
});

// connection.send(data, encoding = that of the options, or "ascii") -> false when more than 64 KiB wait unsent; "drain"
// follows then. Throws an Error when closed or after close(), a TypeError for what is no data.
Connection.prototype.send = function (data, encoding) {
  return nativeOf(this).send(data, encoding ?? this[SENT_ENCODING]);
};

// connection.close(): half-closes, after what was sent has gone. Does nothing when already done.
Connection.prototype.close = function () {
  nativeOf(this).close();
};

// connection.forceClose(): ends it now, dropping what waits unsent. "close" follows.
Connection.prototype.forceClose = function () {
  nativeOf(this).forceClose();
};

// connection.setEncoding(encoding): how "receive" gives data; raw until set.
Connection.prototype.setEncoding = function (encoding) {
  nativeOf(this).setEncoding(encoding);
};

// connection.setTimeout(milliseconds): the idle time; 0 is none.
Connection.prototype.setTimeout = function (timeout) {
  nativeOf(this).setTimeout(endpoint.milliseconds("setTimeout", timeout));
};

Connection.prototype.readPause = function () {
  nativeOf(this).readPause();
};

Connection.prototype.readResume = function () {
  nativeOf(this).readResume();
};

internal.getter(Connection.prototype, "readyState", function () {
  return nativeOf(this).readyState();
});

// The bytes that wait unsent.
internal.getter(Connection.prototype, "backlog", function () {
  return nativeOf(this).backlog();
});

// Takes what HTTP has given away; "connect" follows. Closed, with "close" to follow, where that is undefined.
Connection.prototype[internal.takeOver] = function (released) {
  if (released !== undefined) this.remoteAddress = nativeOf(this).takeOver(released);
  else later(() => this.emit("close", [false]));
  return this;
};

addSocketMethods(Connection.prototype, nativeOf);

// connection.unref(), connection.ref() -> connection. An unreferenced one does not keep the program going once it is
// open.
internal.load("references")(Connection.prototype, nativeOf);

// ---- its ends of a pump ----

Connection.prototype[internal.source] = function () {
  let ended = false;
  return {
    start: ({ data, end, fail }) => {
      const finish = () => {
        ended = true;
        end();
      };
      const state = this.readyState;
      if (state === "writeOnly") return later(finish);
      if (state === "closed" || state === "closing") {
        return later(() => fail(coded("ENOTCONN", "pump: the connection to read from is closed")));
      }
      this.setEncoding("bytes");
      this.addListener("receive", data);
      this.addListener("eof", finish);
      this.addListener("close", (hadError, error) =>
        fail(error ?? coded("ECANCELED", "pump: the connection was closed before its end")),
      );
      this.readResume();
    },
    pause: () => this.readPause(),
    resume: () => this.readResume(),
    stop: () => {
      if (!ended) nativeOf(this).breakOff();
    },
  };
};

// breakOff() is as forceClose(), but the other end sees a reset: what it got was not all.
Connection.prototype[internal.sink] = function () {
  return {
    start: (drain, fail) => {
      this.addListener("drain", drain);
      this.addListener("close", (hadError, error) =>
        fail(error ?? coded("EPIPE", "pump: the connection was closed before it had all")),
      );
    },
    write: (bytes) => this.send(bytes),
    pass: (fd, position, size) => nativeOf(this).sendFile(fd, position, size),
    end: (done) => {
      this.close();
      done();
    },
    breakOff: () => nativeOf(this).breakOff(),
  };
};

// node.tcp.createConnection(port, host = "127.0.0.1", options) or createConnection(path, options) -> a node.tcp.Connection that
// connects.
function createConnection(port, host, options) {
  const connection = new Connection();
  connect(connection, "createConnection", port, host, options);
  return connection;
}

// ---- node.tcp.Server ----

const { idleTimeout: IDLE_TIMEOUT } = native.defaults; // what a connection has by itself, in ms

// The least values. For both, 0 is no limit: of connections that are open at once, of ms without a byte.
const LIMITS = { maxConnections: 0, idleTimeout: 0 };

// new node.tcp.Server(options): the limits, `backlog` for listen(), and `reusePort` (SO_REUSEPORT:
// several processes share a port, and the kernel spreads the connections).
function Server(options) {
  if (options === undefined || options === null) return;
  this[OPTIONS] = limits.check("createServer", options);
  const given = limits.read("createServer", options, LIMITS, native.defaults);
  this._maxConnections = given.maxConnections;
  this._idleTimeout = given.idleTimeout;
  this[SENT_ENCODING] = limits.sentEncoding(options);
  setSecure(this, limits.secureServer("createServer", options));
}
node.inherits(Server, EventEmitter);

Server.prototype[OPTIONS] = freeze({});
Server.prototype[SENT_ENCODING] = undefined;
Server.prototype._maxConnections = 0;
Server.prototype._idleTimeout = IDLE_TIMEOUT;

function nativeServerOf(server) {
  const made = server[NATIVE];
  return made !== undefined ? made : (server[NATIVE] = new native.Server(server));
}

// Counts a connection that was accepted; false when there are too many.
function count(server, connection) {
  const open = server[OPEN] ?? 0;
  if (open >= server._maxConnections) {
    native.countRefusal();
    return false;
  }
  server[OPEN] = open + 1;
  connection[COUNTED_BY] = server;
  return true;
}

// server.listen(port[, host[, backlog = 1024]]), listen(port, backlog), listen(path, { mode, backlog })
// or listen({ fd }): synchronous. Throws the
// system's Error (EADDRINUSE, ...), or an Error when already listening.
Server.prototype.listen = function (port, host, backlog) {
  const options = this[OPTIONS];
  const end = endpoint.listening("listen", port, host, backlog, options, native.defaults);
  nativeServerOf(this).listen(end);
  if (internal.isWorker) internal.load("worker").listens(this, close);
};

// server.close(): accepts no more; connections stay. "close" (0) follows. Nothing when closed.
function close() {
  nativeServerOf(this).close();
}
Server.prototype.close = close;

// server.setSecure(options): the certificates, and all else of the option `secure`, for new connections. What cannot be
// used throws and changes nothing.
Server.prototype.setSecure = function (options) {
  setSecure(this, internal.load("secure").server("setSecure", options));
};

function setSecure(server, secure) {
  if (secure === undefined) return;
  nativeServerOf(server).setSecure(secure);
  server[SECURE] = secure;
}

// server.unref(), server.ref() -> server. An unreferenced one does not keep the program going; its connections do.
internal.load("references")(Server.prototype, nativeServerOf);

// The port that is listened on, 0 for a Unix socket; undefined when none is.
internal.getter(Server.prototype, "port", function () {
  return nativeServerOf(this).port();
});

// node.tcp.createServer(connection_listener, options) -> a node.tcp.Server
function createServer(listener, options) {
  const server = new Server(options);
  addGiven(server, "createServer", "connection", listener);
  return server;
}

// ---- what the native objects call; `this` is the server or the connection ----

native.setEvents({
  Server: {
    accept(made, remoteAddress) {
      const connection = new Connection();
      connection[NATIVE] = made;
      made.setOwner(connection);
      if (this._maxConnections > 0 && !count(this, connection)) return made.forceClose();
      if (this._idleTimeout !== IDLE_TIMEOUT) made.setTimeout(this._idleTimeout);
      if (this[SENT_ENCODING] !== undefined) connection[SENT_ENCODING] = this[SENT_ENCODING];
      connection.server = this;
      connection.remoteAddress = remoteAddress;
      this.emit("connection", [connection]);
    },
    close() {
      this.emit("close", [0]);
    },
    // A handshake has failed. That a name was refused is known: see below.
    fail(error, remoteAddress) {
      if (error.code !== NAME_REFUSED && hasListeners(this, "error"))
        this.emit("error", [error, remoteAddress]);
    },
    // A client asks for a name, and waits for its certificate.
    choose(made, name, remoteAddress) {
      this[SECURE].choose(name, (credentials, error) => {
        made.choose(credentials);
        if (error !== undefined && hasListeners(this, "error"))
          this.emit("error", [error, remoteAddress]);
      });
    },
  },
  Connection: {
    connect() {
      setEarly(this, this[NATIVE]);
      this.emit("connect", []);
    },
    receive(data) {
      this.emit("receive", [data]);
    },
    receiveBytes(buffer) {
      this.emit("receive", [new Uint8Array(buffer)]);
    },
    // Several pieces of one read: the native object gives the next where it is still wanted.
    receiveRun(data) {
      const made = this[NATIVE];
      do {
        this.emit("receive", [data]);
      } while ((data = made.next()) !== undefined);
    },
    receiveBytesRun(buffer) {
      const made = this[NATIVE];
      do {
        this.emit("receive", [new Uint8Array(buffer)]);
      } while ((buffer = made.nextBytes()) !== undefined);
    },
    eof: internal.emits("eof"),
    drain: internal.emits("drain"),
    timeout: internal.emits("timeout"),
    secure: internal.emits("secure"),
    close(error) {
      if (this[COUNTED_BY] !== undefined) {
        this[COUNTED_BY][OPEN]--;
        this[COUNTED_BY] = undefined;
      }
      this.emit("close", error === undefined ? [false] : [true, error]);
    },
  },
});

return { Server, Connection, createServer, createConnection };

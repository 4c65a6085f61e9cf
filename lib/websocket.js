// WebSockets (API document, "WebSockets"): node.websocket. What is on the wire is C++'s (src/websocket); the handshake
// is a request of node.http, whose connection goes on as this.
"use strict";

const native = binding("websocket");
const { later } = binding("loop");
const { setAdd, setDelete } = internal.load("primordials");
const { release, ServerResponse } = internal.load("http_response");
const { ServerRequest } = internal.load("http_request");
const limits = internal.load("limits");
const optionsOf = internal.load("websocket_options");
const { parseUri } = internal.load("uri");
const EventEmitter = node.EventEmitter;

const { SERVER, WEBSOCKETS, UPGRADED } = internal.load("http_symbols");
const NATIVE = Symbol("native");
// "opening", "open", "ended" (closed by the script) or "closed". Of the last two, readyState is the native object's.
const STATE = Symbol("state");
const OPENING = Symbol("opening"); // a client's request
const SECURE = Symbol("secure");
const UNREF = Symbol("unref");

const NORMAL = 1000;
const GOING_AWAY = 1001;
const NO_CODE = 1005;
const ABNORMAL = 1006;
const HANDSHAKE_TIMEOUT = 10000;

// ---- node.websocket.Connection ----

// Made by accept() and createConnection(). Events: "connect", "message" (string or Uint8Array), "pong" (Uint8Array),
// "drain", "close" (code, reason, clean).
function Connection() {
  this[NATIVE] = undefined;
  this[STATE] = "opening";
  this.protocol = "";
  this.extensions = "";
  this.remoteAddress = undefined;
  this.server = undefined;
}
node.inherits(Connection, EventEmitter);

// connection.send(data) -> whether more is welcome: a string is sent as text; a Uint8Array, an ArrayBuffer or an array
// of integers as bytes; what prepare() gave as it was prepared. false when more than 64 KiB wait unsent ("drain"
// follows), and when it was not taken, because the other end closes or is too far behind. Throws an Error unless open.
Connection.prototype.send = function (data) {
  if (this[STATE] !== "open") throw new Error("send: the connection is not open");
  return this[NATIVE].send(data);
};

// connection.ping(data = "") -> as send(). "pong" follows, with the same data.
Connection.prototype.ping = function (data) {
  if (this[STATE] !== "open") throw new Error("ping: the connection is not open");
  return this[NATIVE].ping(data ?? "");
};

// connection.close(code = 1000, reason = ""): the close handshake, behind what was sent. "close" follows. Nothing when
// already done.
Connection.prototype.close = function (code, reason) {
  const number = checkCode(code);
  const text = reason === undefined || reason === null ? "" : String(reason);
  if (text.length > 123) throw new TypeError("close: reason must not have more than 123 bytes");
  end(this, number, text);
};

// As close(), and NO_CODE is one without a code.
function end(connection, code, reason) {
  if (connection[STATE] === "opening") return connection.forceClose();
  if (connection[STATE] !== "open") return;
  connection[NATIVE].close(code, reason);
  connection[STATE] = "ended";
}

function checkCode(code) {
  if (code === undefined || code === null) return NORMAL;
  if (Number.isInteger(code) && code >= 1000 && code <= 4999 && code !== NO_CODE) return code;
  throw new TypeError("close: code must be 1000, or from 3000 to 4999");
}

// connection.forceClose(): ends it now, dropping what waits unsent. "close" (1006, ...) follows.
Connection.prototype.forceClose = function () {
  if (this[STATE] === "opening") giveUp(this, "the connection was closed before it was open");
  if (this[STATE] === "closed") return;
  this[STATE] = "ended";
  this[NATIVE].forceClose();
};

Connection.prototype.readPause = function () {
  this[NATIVE]?.readPause();
};

Connection.prototype.readResume = function () {
  this[NATIVE]?.readResume();
};

// connection.unref(), connection.ref() -> connection. An unreferenced one does not keep the program going once it is
// open.
internal.load("references")(Connection.prototype, (connection) => ({
  setKeepsLoopAlive(keeps) {
    connection[UNREF] = !keeps;
    connection[NATIVE]?.setKeepsLoopAlive(keeps);
  },
}));

// "opening", "open", "closing" or "closed".
internal.getter(Connection.prototype, "readyState", function () {
  return this[NATIVE]?.readyState() ?? this[STATE];
});

// The bytes that wait unsent.
internal.getter(Connection.prototype, "backlog", function () {
  return this[NATIVE]?.backlog() ?? 0;
});

// As for node.tcp.Connection; undefined without a handshake of TLS.
internal.getter(Connection.prototype, "secure", function () {
  return (this[SECURE] ??= this[NATIVE]?.secure());
});

// The handshake is done: the connection goes on with what HTTP has given away.
function open(connection, released, options) {
  connection[NATIVE] = new native.Connection(connection, released, options);
  connection[STATE] = "open";
  connection.remoteAddress = connection[NATIVE].remoteAddress();
  if (connection[UNREF]) connection[NATIVE].setKeepsLoopAlive(false);
}

// The end of a connection that was never open.
function giveUp(connection, reason) {
  if (connection[STATE] !== "opening") return;
  connection[STATE] = "closed";
  const request = connection[OPENING];
  if (request !== undefined) request.abort();
  later(() => connection.emit("close", [ABNORMAL, reason, false]));
}

// ---- servers ----

const headerOf = (request, name) => request.header(name) ?? "";

// node.websocket.wanted(request) -> whether a request of a server asks for a WebSocket.
function wanted(request) {
  if (!(request instanceof ServerRequest))
    throw new TypeError("wanted: request must be a node.http.ServerRequest");
  return native.wanted(
    request.method,
    headerOf(request, "Upgrade"),
    headerOf(request, "Connection"),
  );
}

function refusalOf(request, admits) {
  const status = native.refusal(
    request.method,
    request.httpVersion === "1.1",
    headerOf(request, "Upgrade"),
    headerOf(request, "Connection"),
    headerOf(request, "Sec-WebSocket-Key"),
    headerOf(request, "Sec-WebSocket-Version"),
    headerOf(request, "Sec-WebSocket-Protocol"),
  );
  if (status !== 0) return status;
  return admits === undefined || admits(headerOf(request, "Origin"), request) ? 0 : 403;
}

const REFUSALS = {
  __proto__: null,
  400: "This is no handshake of a WebSocket.\n",
  403: "This origin is not admitted.\n",
  426: "This server speaks version 13 of the WebSocket protocol.\n",
};

function refuse(response, status) {
  const headers = [
    ["Content-Type", "text/plain"],
    ["Connection", "close"],
  ];
  if (status === 426) headers.push(["Sec-WebSocket-Version", "13"], ["Upgrade", "websocket"]);
  response.sendHeader(status, headers);
  response.sendBody(REFUSALS[status]);
  response.finish();
}

// node.websocket.accept(request, response, options) -> a node.websocket.Connection, in a "request" listener or later. A
// request that cannot be accepted is answered (400, 403, 426), and its connection is closed, with "close" (1006, ...)
// to follow.
function accept(request, response, options) {
  if (!(request instanceof ServerRequest))
    throw new TypeError("accept: request must be a node.http.ServerRequest");
  if (!(response instanceof ServerResponse))
    throw new TypeError("accept: response must be a node.http.ServerResponse");
  const { given, native: values, compress, protocols } = optionsOf.read("accept", options);
  const admits = optionsOf.origins("accept", limits.own(given, "origins"));
  const connection = new Connection();
  const refusal = refusalOf(request, admits);
  if (refusal !== 0) {
    refuse(response, refusal);
    giveUp(connection, "the handshake was refused with " + refusal);
    return connection;
  }
  const headers = [
    ["Upgrade", "websocket"],
    ["Connection", "Upgrade"],
    ["Sec-WebSocket-Accept", native.acceptOf(headerOf(request, "Sec-WebSocket-Key"))],
  ];
  chooseProtocol(connection, request, protocols, headers);
  if (compress !== undefined)
    values.deflate = answerExtensions(connection, request, compress, headers);
  const released = release(response, headers);
  if (released === undefined) giveUp(connection, "the client is gone");
  else openAccepted(connection, request[SERVER], released, values);
  return connection;
}

function chooseProtocol(connection, request, protocols, headers) {
  if (protocols.length === 0) return;
  const asked = headerOf(request, "Sec-WebSocket-Protocol");
  const chosen = native.chooseProtocol(asked, protocols.join(","));
  if (chosen === "") return;
  connection.protocol = chosen;
  headers.push(["Sec-WebSocket-Protocol", chosen]);
}

function answerExtensions(connection, request, compress, headers) {
  const offers = headerOf(request, "Sec-WebSocket-Extensions");
  const { contextTakeover, windowBits } = compress;
  const [answer, deflate] = native.answerExtensions(offers, contextTakeover, windowBits);
  connection.extensions = answer;
  if (answer !== "") headers.push(["Sec-WebSocket-Extensions", answer]);
  return deflate;
}

// The server knows its WebSockets, for its close().
function openAccepted(connection, server, released, values) {
  open(connection, released, values);
  connection.server = server;
  setAdd((server[WEBSOCKETS] ??= new Set()), connection);
}

// What a server's close() does: all of its WebSockets end, as they should.
function goAway(connection) {
  connection.close(GOING_AWAY);
}

// ---- clients ----

const SCHEMES = { __proto__: null, ws: false, wss: true, http: false, https: true };

function parseUrl(caller, url) {
  const uri = { __proto__: null, ...parseUri(String(url)) };
  const isSecure = SCHEMES[uri.protocol?.toLowerCase()];
  if (isSecure === undefined || uri.host === undefined || uri.anchor !== undefined)
    throw new TypeError(`${caller}: ${JSON.stringify(uri.source)} is no ws:// or wss:// URL`);
  const relative = uri.relative ?? "/";
  const path = relative[0] === "/" ? relative : "/" + relative;
  return { host: uri.host, port: uri.port ?? (isSecure ? 443 : 80), path, isSecure };
}

// The headers of a handshake, behind those that the script wants.
function handshakeHeaders(caller, given, key, protocols, compress) {
  const more = limits.own(given, "headers") ?? {};
  if (typeof more !== "object")
    throw new TypeError(caller + ": options.headers must be an object or an array of pairs");
  const headers = typeof more[Symbol.iterator] === "function" ? [...more] : Object.entries(more);
  headers.push(
    ["Upgrade", "websocket"],
    ["Connection", "Upgrade"],
    ["Sec-WebSocket-Key", key],
    ["Sec-WebSocket-Version", "13"],
  );
  if (protocols.length > 0) headers.push(["Sec-WebSocket-Protocol", protocols.join(", ")]);
  if (compress !== undefined)
    headers.push(["Sec-WebSocket-Extensions", native.offerExtensions(compress.contextTakeover)]);
  return headers;
}

// The option `secure`, for wss:// only: what asks for it never goes out in plain text.
function secureOf(caller, given, isSecure) {
  const secure = limits.own(given, "secure") ?? isSecure;
  if ((secure !== false) === isSecure) return secure;
  throw new TypeError(caller + ": options.secure is for wss:// URLs, which are never without");
}

// node.websocket.createConnection(url, options) -> a node.websocket.Connection that connects: "connect" follows, or
// "close" (1006, ...). Beside what accept() takes, but for origins: `headers`, `secure` (as for clients), `unix`,
// `handshakeTimeout`.
function createConnection(url, options) {
  return connectTo("createConnection", url, options);
}

function connectTo(caller, url, options) {
  const { host, port, path, isSecure } = parseUrl(caller, url);
  const read = optionsOf.read(caller, options);
  const { given, compress, protocols } = read;
  const limit = { __proto__: null, handshakeTimeout: HANDSHAKE_TIMEOUT };
  const { handshakeTimeout } = limits.read(caller, given, { handshakeTimeout: 0 }, limit);
  const client = node.http.createClient(port, host, {
    secure: secureOf(caller, given, isSecure),
    unix: limits.own(given, "unix"),
    timeout: handshakeTimeout,
  });
  const key = native.newKey();
  const headers = handshakeHeaders(caller, given, key, protocols, compress);
  const request = client.request("GET", path, headers);
  const connection = new Connection();
  connection[OPENING] = request;
  request.addListener("error", ({ code, message }) => {
    const isLate = code === "ETIMEDOUT" && handshakeTimeout > 0;
    giveUp(connection, isLate ? "the handshake took longer than handshakeTimeout" : message);
  });
  request.addListener("response", (response) =>
    giveUp(connection, "the server answered " + response.statusCode),
  );
  const goOn = (response, released) => take(connection, response, released, key, read);
  request[UPGRADED] = goOn;
  request.finish();
  return connection;
}

// The server's 101, which may be none for us.
function take(connection, response, released, key, { native: values, compress, protocols }) {
  connection[OPENING] = undefined;
  const extensions = response.header("Sec-WebSocket-Extensions") ?? "";
  const deflate = native.takeExtensions(
    extensions,
    compress !== undefined,
    compress?.contextTakeover ?? false,
    compress?.windowBits ?? 15,
  );
  const problem = problemOf(response, key, protocols, deflate);
  if (problem !== undefined || connection[STATE] !== "opening") {
    new node.tcp.Connection()[internal.takeOver](released).forceClose();
    return giveUp(connection, problem);
  }
  connection.protocol = response.header("Sec-WebSocket-Protocol") ?? "";
  connection.extensions = extensions;
  values.isClient = true;
  values.deflate = deflate;
  open(connection, released, values);
}

// What no server that took the handshake answers (RFC 6455, section 4.1).
function problemOf(response, key, protocols, deflate) {
  const { header } = response;
  const has = (name, token) => (header.call(response, name) ?? "").toLowerCase().trim() === token;
  if (response.statusCode !== 101) return "the server answered " + response.statusCode;
  if (!has("Upgrade", "websocket")) return "the answer's Upgrade is another";
  if (!native.wanted("GET", "websocket", header.call(response, "Connection") ?? ""))
    return "the answer's Connection is another";
  if (header.call(response, "Sec-WebSocket-Accept") !== native.acceptOf(key))
    return "the answer's Sec-WebSocket-Accept is another";
  const protocol = header.call(response, "Sec-WebSocket-Protocol");
  if (protocol !== undefined && !protocols.includes(protocol))
    return "the server chose a protocol that was not asked for";
  if (deflate === undefined) return "the server chose an extension that was not asked for";
  return undefined;
}

// node.websocket.prepare(data) -> a message for many send()s, framed and compressed once.
function prepare(data) {
  return new native.Prepared(data);
}

// ---- what the native objects call; `this` is the connection ----

native.setEvents({
  Connection: {
    connect: internal.emits("connect"),
    receive(text) {
      this.emit("message", [text]);
    },
    receiveBytes(buffer) {
      this.emit("message", [new Uint8Array(buffer)]);
    },
    // Several messages of one read: the native object gives the next where it is still wanted.
    receiveRun(text) {
      const made = this[NATIVE];
      do {
        this.emit("message", [text]);
      } while ((text = made.next()) !== undefined);
    },
    receiveBytesRun(buffer) {
      const made = this[NATIVE];
      do {
        this.emit("message", [new Uint8Array(buffer)]);
      } while ((buffer = made.nextBytes()) !== undefined);
    },
    pong(buffer) {
      this.emit("pong", [new Uint8Array(buffer)]);
    },
    drain: internal.emits("drain"),
    close(code, reason, isClean) {
      this[STATE] = "closed";
      if (this.server !== undefined) setDelete(this.server[WEBSOCKETS], this);
      this.emit("close", [code, reason, isClean]);
    },
  },
});

const websocket = { wanted, accept, createConnection, prepare, Connection };
return { websocket, goAway, connectTo, end, NORMAL, NO_CODE };

// The connections of an HTTP server (API document, "node.http.Connection").
//
// A connection has an object only once a script asks for it; then it is that one for the life of
// the connection.
"use strict";

const native = binding("http_server");
const { each, keys } = internal.load("primordials");
const endpoint = internal.load("endpoint");
const SECURE = Symbol("secure");
const { SLOT, SERIAL } = internal.load("http_symbols");

// Events: "eof", "timeout", "close" (had_error, error). Never "receive".
function Connection(server, slot, serial) {
  this.server = server;
  this.remoteAddress = native.remoteAddress(slot, serial);
  this[SLOT] = slot; // these two name it to C++
  this[SERIAL] = serial;
}
node.inherits(Connection, node.EventEmitter);

// The object of a connection; a closed one where the connection is gone.
function find(server, slot, serial) {
  const known = native.connection(slot, serial);
  if (known !== undefined) return known;
  const connection = new Connection(server, slot, serial);
  native.setConnection(slot, serial, connection);
  return connection;
}

internal.getter(Connection.prototype, "readyState", function () {
  return native.readyState(this[SLOT], this[SERIAL]);
});

// What the handshake has come to, as for node.tcp.Connection; undefined without one.
internal.getter(Connection.prototype, "secure", function () {
  return (this[SECURE] ??= native.secure(this[SLOT], this[SERIAL]));
});

// connection.setTimeout(timeout): milliseconds of silence until "timeout" and the end; 0 is never.
Connection.prototype.setTimeout = function (timeout) {
  const milliseconds = endpoint.milliseconds("setTimeout", timeout);
  native.setConnectionTimeout(this[SLOT], this[SERIAL], milliseconds);
};

// connection.close(): ends after the responses that are owed.
Connection.prototype.close = function () {
  native.closeConnection(this[SLOT], this[SERIAL]);
};

// connection.forceClose(): ends now. "close" follows.
Connection.prototype.forceClose = function () {
  native.abortConnection(this[SLOT], this[SERIAL]);
};

// The functions of the binding, for one connection.
function Asked(slot, serial) {
  this.slot = slot;
  this.serial = serial;
}
each(["setKeepAlive", "setNoDelay", "address", "peer", "setKeepsLoopAlive"], (name) => {
  Asked.prototype[name] = function (value) {
    return native[name](this.slot, this.serial, value);
  };
});
const ask = (connection) => new Asked(connection[SLOT], connection[SERIAL]);
internal.load("socket_methods").addSocketMethods(Connection.prototype, ask);
internal.load("references")(Connection.prototype, ask);

// What a connection of node.tcp has and one that carries HTTP must not do: it would break the framing of the messages.
const INSTEAD = {
  send: "use response.sendBody()",
  readPause: "use request.pause()",
  readResume: "use request.resume()",
  setEncoding: "use request.setBodyEncoding()",
};

each(keys(INSTEAD), (what) => {
  Connection.prototype[what] = function () {
    throw new Error(what + ": the connection carries HTTP requests; " + INSTEAD[what]);
  };
});

// Called on the connection's object, which only one that a script has asked for has.
const events = {
  eof: internal.emits("eof"),
  timeout: internal.emits("timeout"),
  close(error) {
    this.emit("close", error === undefined ? [false] : [true, error]);
  },
};

return { Connection, find, events };

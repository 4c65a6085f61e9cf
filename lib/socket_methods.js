// What programs ask of the socket of an open connection, of TCP and of HTTP alike (API document,
// "node.tcp.Connection").
"use strict";

const endpoint = internal.load("endpoint");

const EARLY = Symbol("early"); // what was set while the connection opened, by the method of the native object

function set(connection, native, method, value) {
  if (connection.readyState === "opening")
    (connection[EARLY] ??= { __proto__: null })[method] = value;
  else native[method](value);
}

// Applies to a connection that has just opened what was set while it opened.
function setEarly(connection, native) {
  const early = connection[EARLY];
  if (early === undefined) return;
  connection[EARLY] = undefined;
  for (const method in early) native[method](early[method]);
}

// addSocketMethods(prototype, ask): ask(connection) -> an object with the native setKeepAlive(milliseconds),
// setNoDelay(on), address() and peer().
function addSocketMethods(prototype, ask) {
  prototype[EARLY] = undefined;
  // connection.setKeepAlive(ms): probes the other end after that long without a byte; 0 or false: never.
  prototype.setKeepAlive = function (milliseconds) {
    const ms = milliseconds === false ? 0 : (milliseconds ?? 0);
    set(this, ask(this), "setKeepAlive", endpoint.milliseconds("setKeepAlive", ms, "ms"));
  };
  // connection.setNoDelay(on = true): whether small pieces go out at once. They do at first.
  prototype.setNoDelay = function (on) {
    set(this, ask(this), "setNoDelay", Boolean(on ?? true));
  };
  const place = (name, index) =>
    internal.getter(prototype, name, function () {
      return ask(this).address()?.[index];
    });
  place("localAddress", 0);
  place("localPort", 1); // remoteAddress, at 2, is the classes' own
  place("remotePort", 3);
  // The process at the other end of a Unix socket, { pid, uid, gid }; undefined for any other.
  internal.getter(prototype, "peer", function () {
    return ask(this).peer();
  });
}

return { addSocketMethods, setEarly };

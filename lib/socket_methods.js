// What programs ask of the socket of an open connection, of TCP and of HTTP alike (API document,
// "node.tcp.Connection").
"use strict";

const endpoint = internal.load("endpoint");

// addSocketMethods(prototype, ask): ask(connection) -> an object with the native setKeepAlive(milliseconds),
// setNoDelay(on), address() and peer().
return function addSocketMethods(prototype, ask) {
  // connection.setKeepAlive(ms): probes the other end after that long without a byte; 0 or false: never.
  prototype.setKeepAlive = function (milliseconds) {
    ask(this).setKeepAlive(endpoint.milliseconds("setKeepAlive", milliseconds || 0, "ms"));
  };
  // connection.setNoDelay(on = true): whether small pieces go out at once. They do at first.
  prototype.setNoDelay = function (on) {
    ask(this).setNoDelay(on === undefined || Boolean(on));
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
};

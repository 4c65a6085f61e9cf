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
  ["localAddress", "localPort", undefined, "remotePort"].forEach((name, index) => {
    if (name === undefined) return; // remoteAddress is the classes' own
    internal.getter(prototype, name, function () {
      return ask(this).address()?.[index];
    });
  });
  // The process at the other end of a Unix socket, { pid, uid, gid }; undefined for any other.
  internal.getter(prototype, "peer", function () {
    return ask(this).peer();
  });
};

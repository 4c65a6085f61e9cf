// What node.http.createClient takes (API document, "node.http.Client").
"use strict";

const native = binding("http_client");
const { matches } = internal.load("primordials");
const endpoint = internal.load("endpoint");
const limits = internal.load("limits");
const { VISIBLE } = internal.load("http_methods");

// The least values of the options that limit what servers may do, and what they are asked at a time. 0 is no limit.
const LIMITS = {
  maxHeadBytes: 64,
  maxHeaders: 1,
  headTimeout: 1,
  idleTimeout: 0,
  maxRequests: 0,
  timeout: 0,
  connections: 1,
};
const DEFAULTS = { ...native.defaults, timeout: 0 };

// read(port, host, options) -> what a Client is made of: port and host as they were given, `address` and `end` to connect
// to, `server` for messages, `hostLine` for requests, the other options. `decompress` is the most bytes of an answer.
function read(givenPort, givenHost, options) {
  const given = limits.check("createClient", options);
  const values = limits.read("createClient", given, LIMITS, DEFAULTS);
  const port = endpoint.port("createClient", givenPort);
  const host = endpoint.host("createClient", givenHost, "127.0.0.1");
  if (!matches(VISIBLE, host))
    throw new TypeError("createClient: host must be a name or an address");
  const address = endpoint.withoutBrackets(host);
  const secure = limits.secureClient("createClient", given, address, port);
  values.handshakeTimeout = secure?.handshakeTimeout ?? native.defaults.handshakeTimeout;
  const sentEncoding = limits.sentEncoding(given);
  const usual = secure === undefined ? 80 : 443;
  const name = endpoint.withBrackets(address) + (port === usual ? "" : ":" + port);
  const end = endpoint.unixPath("createClient", limits.own(given, "unix")) ?? port;
  const wanted = limits.own(given, "decompress") ?? false;
  const decompress =
    wanted === false ? undefined : internal.load("http_decompress").read("createClient", wanted);
  const server = typeof end === "string" ? end : address + ":" + end;
  const hostLine = "Host: " + name + "\r\n";
  return { port, host, address, end, server, hostLine, values, secure, sentEncoding, decompress };
}

return read;

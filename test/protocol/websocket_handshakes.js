// Handshakes as they are on the wire, good and bad, each whole and cut in two: the status, what the head says, and what comes of
// bytes behind it.
var check = require("../api/check.js");

var KEY = "dGhlIHNhbXBsZSBub25jZQ==";
var GOOD = {
  Host: "a",
  Upgrade: "websocket",
  Connection: "Upgrade",
  "Sec-WebSocket-Key": KEY,
  "Sec-WebSocket-Version": "13",
};
var ACCEPT = /\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/;

// name, first line (or undefined), headers that differ (undefined: absent), status, pattern of the head, text behind the request
var rows = [
  ["as the RFC has it", undefined, {}, 101, ACCEPT],
  [
    "the head names the protocol",
    undefined,
    {},
    101,
    /\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n/,
  ],
  ["no length, no coding", undefined, {}, 101, /^(?![\s\S]*(Content-Length|Transfer-Encoding))/],
  ["no protocol where none is asked for", undefined, {}, 101, /^(?![\s\S]*Sec-WebSocket-Protocol)/],
  [
    "a protocol",
    undefined,
    { "Sec-WebSocket-Protocol": "chat, talk" },
    101,
    /\r\nSec-WebSocket-Protocol: talk\r\n/,
  ],
  [
    "protocols that the server has not",
    undefined,
    { "Sec-WebSocket-Protocol": "x, y" },
    101,
    /^(?![\s\S]*-Protocol)/,
  ],
  [
    "protocols in two lines",
    undefined,
    { "Sec-WebSocket-Protocol": ["x", "talk"] },
    101,
    /-Protocol: talk\r\n/,
  ],
  [
    "compression",
    undefined,
    { "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits" },
    101,
    /-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n/,
  ],
  [
    "compression in a small window",
    undefined,
    { "Sec-WebSocket-Extensions": "permessage-deflate; server_max_window_bits=10" },
    101,
    /; server_max_window_bits=10\r\n/,
  ],
  [
    "compression in no window",
    undefined,
    { "Sec-WebSocket-Extensions": "permessage-deflate; server_max_window_bits=7" },
    101,
    /^(?![\s\S]*-Extensions)/,
  ],
  [
    "an extension of another kind",
    undefined,
    { "Sec-WebSocket-Extensions": "mux" },
    101,
    /^(?![\s\S]*-Extensions)/,
  ],
  ["Upgrade in capitals", undefined, { Upgrade: "WEBSOCKET" }, 101, ACCEPT],
  ["Connection as a list", undefined, { Connection: "keep-alive, Upgrade" }, 101, ACCEPT],
  ["Connection in two lines", undefined, { Connection: ["keep-alive", "Upgrade"] }, 101, ACCEPT],
  ["a message behind the head", undefined, {}, 101, ACCEPT, "\x81\x82\0\0\0\0hi"],
  ["POST", "POST / HTTP/1.1", { "Content-Length": "0" }, 400],
  ["a body", undefined, { "Content-Length": "2" }, 400, /Connection: close/, "hi"],
  ["HTTP/1.0", "GET / HTTP/1.0", {}, 400],
  ["HTTP/1.2", "GET / HTTP/1.2", {}, 101, ACCEPT],
  ["no Upgrade", undefined, { Upgrade: undefined }, 400],
  ["another Upgrade", undefined, { Upgrade: "h2c" }, 400],
  ["no Connection", undefined, { Connection: undefined }, 400],
  ["Connection: close", undefined, { Connection: "close" }, 400],
  ["no key", undefined, { "Sec-WebSocket-Key": undefined }, 400],
  ["an empty key", undefined, { "Sec-WebSocket-Key": "" }, 400],
  ["a short key", undefined, { "Sec-WebSocket-Key": "c2hvcnQ=" }, 400],
  ["two keys", undefined, { "Sec-WebSocket-Key": [KEY, KEY] }, 400],
  [
    "no version",
    undefined,
    { "Sec-WebSocket-Version": undefined },
    426,
    /\r\nSec-WebSocket-Version: 13\r\n/,
  ],
  [
    "version 8",
    undefined,
    { "Sec-WebSocket-Version": "8" },
    426,
    /\r\nSec-WebSocket-Version: 13\r\n/,
  ],
  ["version 14", undefined, { "Sec-WebSocket-Version": "14" }, 426, /\r\nUpgrade: websocket\r\n/],
  ["a protocol that is none", undefined, { "Sec-WebSocket-Protocol": "a b" }, 400],
  ["an origin that is not admitted", undefined, { Origin: "https://evil.example" }, 403],
  ["an origin that is", undefined, { Origin: "https://good.example" }, 101, ACCEPT],
  ["no Host", undefined, { Host: undefined }, 101, ACCEPT],
  ["a header that is none", undefined, { "Bad Name": "x" }, 400],
];

var heard;
var server = node.http.createServer(function (request, response) {
  var accepted = node.websocket.accept(request, response, {
    protocols: ["talk"],
    origins: ["https://good.example", ""],
    compress: true,
  });
  accepted.addListener("message", function (message) {
    heard = message;
    accepted.send("echo " + message);
  });
});
server.listen(0);

function requestOf(row) {
  var headers = Object.assign({}, GOOD, row[2]);
  var text = (row[1] || "GET / HTTP/1.1") + "\r\n";
  Object.keys(headers).forEach(function (name) {
    [].concat(headers[name]).forEach(function (value) {
      if (value !== undefined) text += name + ": " + value + "\r\n";
    });
  });
  return text + "\r\n" + (row[5] || "");
}

function run(row, cut, done) {
  var text = requestOf(row);
  var raw = node.tcp.createConnection(server.port);
  var received = "";
  heard = undefined;
  raw.setEncoding("ascii");
  raw.addListener("connect", function () {
    raw.send(text.slice(0, cut));
    if (cut < text.length) {
      setTimeout(function () {
        if (raw.readyState === "open") raw.send(text.slice(cut));
      }, 1);
    }
  });
  raw.addListener("receive", function (data) {
    received += data;
    var isWhole = /\r\n\r\n/.test(received);
    if (row[3] === 101 && isWhole && (!/^\x81/.test(row[5]) || /echo hi$/.test(received)))
      raw.forceClose();
  });
  raw.addListener("eof", function () {
    raw.close();
  });
  raw.addListener("close", function () {
    var note = row[0] + ", cut at " + cut + ": " + JSON.stringify(received);
    check.equal(received.slice(0, 13), "HTTP/1.1 " + row[3] + " ", note);
    if (row[4]) check.ok(row[4].test(received), note);
    if (/^\x81/.test(row[5])) check.equal(heard, "hi", note);
    done();
  });
}

var ways = [];
rows.forEach(function (row) {
  var length = requestOf(row).length;
  for (var cut = length; cut > 0; cut -= 41) ways.push([row, cut]);
});
var total = ways.length;
var done = 0;
function next() {
  var way = ways.shift();
  if (way === undefined) return server.close();
  run(way[0], way[1], function () {
    done++;
    next();
  });
}
next();
process.addListener("exit", function () {
  check.equal(done, total);
});

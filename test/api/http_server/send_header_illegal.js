// Headers that are none throw a TypeError before anything is written: the response can still be given.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var illegal = [
  { "X": "a\r\nY: b" },
  { "X": "a\nb" },
  { "X": "a\0" },
  { "X": "\u20ac" },
  { "X": "a\x7f" },
  { "X": "a\rb" },
  { "X Y": "a" },
  { "X\r\nY": "a" },
  { "": "a" },
  { "X:": "a" },
  { "\xe9": "a" },
  [["X", "a\r\n"]],
  [["X"], "Y"],
  [["X", "a", "b"]],
  ["X: a"],
  { "Content-Length": "five" },
  { "Content-Length": -1 },
  { "Content-Length": 1.5 },
  "X: a",
  5,
  { "Transfer-Encoding": "chunked, chunked" },
  { "Transfer-Encoding": "Chunked , gzip" },
  { "Transfer-Encoding": "gzip, chunked, chunked" },
  { "Transfer-Encoding": "chunked, identity" },
  [
    ["Transfer-Encoding", "chunked"],
    ["transfer-encoding", "chunked"],
  ],
  [
    ["Transfer-Encoding", "chunked"],
    ["Transfer-Encoding", "gzip"],
  ],
  { "Host": "a", "host": "a" },
];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    illegal.forEach(function (headers) {
      check.throws(
        function () {
          response.sendHeader(200, headers);
        },
        TypeError,
        JSON.stringify(headers),
      );
    });
    response.sendHeader(200, { "X": "legal" });
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nX: legal\r\nContent-Length: 0\r\n\r\n");
    server.close();
  }),
);

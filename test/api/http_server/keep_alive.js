// Keep-alive is HTTP/1.1's default, and HTTP/1.0's when asked for, which the answer says; both ends may end it. What the
// script says is said where it holds.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(function (request, response) {
  response.sendHeader(
    200,
    { "/close": { "connection": "Close" }, "/keep": { "connection": "Keep-Alive" } }[
      request.uri.path
    ],
  );
  response.finish();
});
server.listen(0, "127.0.0.1");
function lines(connection) {
  return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + connection + "\r\n";
}
var rows = [
  [
    "GET /keep HTTP/1.1\r\n\r\nGET /keep HTTP/1.0\r\n\r\n",
    lines("Connection: keep-alive\r\n") + lines("Connection: close\r\n"),
  ],
  [
    "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    lines("Connection: keep-alive\r\n") + lines(""),
  ],
  ["GET / HTTP/1.0\r\n\r\nGET / HTTP/1.1\r\n\r\n", lines("Connection: close\r\n")],
  [
    "GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    lines("Connection: close\r\n"),
  ],
  ["GET /close HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n", lines("Connection: close\r\n")],
];
var left = rows.length;
rows.forEach(function (row) {
  raw.exchange(
    server.port,
    row[0],
    check.mustCall(function (text) {
      check.equal(text, row[1], row[0]);
      if (--left === 0) server.close();
    }),
  );
});

// server.close(): idle connections close after a moment, what is still answered says Connection: close, "close"(0) comes later.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var closed = false;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    idle.ended(
      check.mustCall(function (text) {
        check.equal(text, "");
        response.sendHeader(200);
        response.finish();
      }),
    );
    server.close();
    server.close();
    check.equal(closed, false);
    check.equal(server.port, undefined);
  }),
);
server.addListener(
  "close",
  check.mustCall(function (errorno) {
    closed = true;
    check.equal(this, server);
    check.equal(errorno, 0);
  }),
);
server.listen(0, "127.0.0.1");
var idle = raw.connect(server.port);
idle.connection.addListener(
  "connect",
  check.mustCall(function () {
    var client = raw.connect(server.port);
    client.send("GET / HTTP/1.1\r\n\r\n");
    client.ended(
      check.mustCall(function (text) {
        check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      }),
    );
  }),
);

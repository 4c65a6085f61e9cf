// maxConnections bounds the connections that are open at once: one more is closed at once.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.finish();
  }, 2),
  { maxConnections: 1 },
);
server.listen(0, "127.0.0.1");
var first = raw.connect(server.port);
first.send("GET / HTTP/1.1\r\n\r\n");
first.when(
  "OK",
  check.mustCall(function () {
    var second = raw.connect(server.port);
    second.ended(
      check.mustCall(function (text) {
        check.equal(text, "");
        first.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
      }),
    );
  }),
);
first.ended(
  check.mustCall(function () {
    server.close();
  }),
);

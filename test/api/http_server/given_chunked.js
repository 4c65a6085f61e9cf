// Transfer-Encoding: chunked, when given, is used for HTTP/1.1 even if the length were known, and wins over a length.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, [
      ["transfer-encoding", "Chunked"],
      ["Content-Length", 77],
    ]);
    response.sendBody("hi");
    response.finish();
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.0\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n" +
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhi",
    );
    server.close();
  }),
);

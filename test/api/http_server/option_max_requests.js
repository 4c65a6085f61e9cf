// maxRequests bounds the requests a connection may carry: the last answer says Connection: close.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.finish();
  }, 2),
  { maxRequests: 2 },
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" +
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    server.close();
  }),
);

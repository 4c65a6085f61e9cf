// The process may end while servers listen, requests are pending and responses half sent.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.connection;
    response.sendHeader(200);
    response.sendBody("begun");
    if (request.uri.path === "/2")
      setTimeout(function () {
        node.exit(0);
      }, 10);
  }, 2),
);
server.listen(0, "127.0.0.1");
raw
  .connect(server.port)
  .send("GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 5\r\n\r\nab");

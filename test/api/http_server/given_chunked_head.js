// The answer to HEAD says "Transfer-Encoding: chunked" where the script does, as the one to GET: no length stands for it.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, { "Transfer-Encoding": "chunked" });
    response.sendBody("hi");
    response.finish();
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "HEAD / HTTP/1.1\r\n\r\nHEAD / HTTP/1.0\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
    );
    server.close();
  }),
);

// createServer needs no listener: one that is added to "request" later is as good.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(null);
server.addListener(
  "request",
  check.mustCall(function (request, response) {
    response.sendHeader(204);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 204 No Content\r\n\r\n");
    server.close();
  }),
);
check.throws(function () {
  node.http.createServer("listener");
}, TypeError);
check.throws(function () {
  node.http.createServer(null, "options");
}, TypeError);

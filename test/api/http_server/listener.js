// The request listener gets a ServerRequest and a ServerResponse, and its `this` is the server.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(this, server);
    check.equal(arguments.length, 2);
    check.ok(request instanceof node.http.ServerRequest);
    check.ok(request instanceof node.EventEmitter);
    check.ok(response instanceof node.http.ServerResponse);
    check.ok(response instanceof node.EventEmitter);
    response.sendHeader(200);
    response.finish();
  }),
);
check.ok(server instanceof node.http.Server);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    server.close();
  }),
);

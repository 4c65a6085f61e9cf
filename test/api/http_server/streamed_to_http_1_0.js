// A body that goes on after its turn ends with the connection for HTTP/1.0, even if it asked for keep-alive.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.sendBody("first ");
    setTimeout(function () {
      response.sendBody("second");
      response.finish();
    }, 5);
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
client.ended(
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nfirst second");
    server.close();
  }),
);

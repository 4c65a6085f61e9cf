// connection.close() ends after the responses that are owed; forceClose() at once.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (request.uri.path === "/force") return request.connection.forceClose();
    request.connection.close();
    setTimeout(function () {
      response.sendHeader(200);
      response.sendBody("owed");
      response.finish();
    }, 5);
  }, 2),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.ended(
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nowed");
    var other = raw.connect(server.port);
    other.send("GET /force HTTP/1.1\r\n\r\n");
    other.ended(
      check.mustCall(function (text) {
        check.equal(text, "");
        server.close();
      }),
    );
  }),
);

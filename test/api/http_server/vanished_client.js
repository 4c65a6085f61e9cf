// Once the client is gone the request emits "close", and sendBody and finish return false instead of throwing.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.addListener(
      "close",
      check.mustCall(function () {
        check.equal(this, request);
        check.equal(arguments.length, 0);
        check.equal(response.sendBody("a"), false);
        check.equal(response.sendBody({}), false);
        check.equal(response.finish(), false);
        check.equal(response.finish(), false);
        check.equal(response.sendBody("a"), false);
        server.close();
      }),
    );
    if (request.uri.path === "/started") {
      response.sendHeader(200);
      response.sendBody("begun");
    }
    request.connection.forceClose();
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET /started HTTP/1.1\r\n\r\n");
client.ended(
  check.mustCall(function (text) {
    check.equal(text, "");
  }),
);

// A client that is gone before sendHeader makes nothing throw either.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.connection.forceClose();
    request.addListener(
      "close",
      check.mustCall(function () {
        check.equal(response.finish(), false);
        response.sendHeader(200, { "Content-Length": 5 });
        check.equal(response.sendBody("a"), false);
        check.equal(response.finish(), false);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.connect(server.port).send("GET / HTTP/1.1\r\n\r\n");

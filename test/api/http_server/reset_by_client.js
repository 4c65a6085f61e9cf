// A client that resets its connection in the middle of a request: "close", no "complete".
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.addListener("complete", check.mustNotCall("complete"));
    request.addListener(
      "close",
      check.mustCall(function () {
        server.close();
      }),
    );
    request.addListener(
      "body",
      check.mustCall(function () {
        client.vanish();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab");

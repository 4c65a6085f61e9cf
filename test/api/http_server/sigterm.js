// A server that closes on SIGTERM ends idle connections, answers what is under way, body and all, and the program ends.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (request.method === "GET") {
      response.sendHeader(200);
      response.finish();
      return;
    }
    response.sendHeader(200);
    response.sendBody("got ");
    node.createChildProcess("kill -TERM $PPID");
    request.addListener("body", function (chunk) {
      response.sendBody(chunk);
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        response.finish();
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");

process.addListener(
  "SIGTERM",
  check.mustCall(function () {
    server.close();
  }),
);

var idle = raw.connect(server.port);
idle.send("GET / HTTP/1.1\r\n\r\n");
idle.when(
  "\r\n\r\n",
  check.mustCall(function () {
    var client = raw.connect(server.port);
    client.send("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nha");
    // The rest comes when the server is closed.
    idle.ended(
      check.mustCall(function () {
        client.send("lf");
      }),
    );
    client.ended(
      check.mustCall(function (text) {
        check.ok(/^HTTP\/1\.1 200 OK\r\n/.test(text), text);
        check.ok(/\r\n0\r\n\r\n$/.test(text), text);
      }),
    );
  }),
);

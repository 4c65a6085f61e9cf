// connection.setTimeout: "timeout", then "close", after silence; but not while an answer is owed.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var log = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var connection = request.connection;
    connection.setTimeout(30);
    connection.addListener(
      "timeout",
      check.mustCall(function () {
        log.push("timeout");
      }),
    );
    connection.addListener(
      "close",
      check.mustCall(function (had_error) {
        check.equal(had_error, false);
        check.deepEqual(log, ["answered", "timeout"]);
        server.close();
      }),
    );
    setTimeout(function () {
      log.push("answered");
      response.sendHeader(200);
      response.finish();
    }, 150);
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.ended(
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }),
);

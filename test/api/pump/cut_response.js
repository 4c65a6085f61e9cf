// A source that fails leaves a response that its client sees cut short, with chunks, with a length, and with neither.
var check = require("../check.js");

// Gives half a body, then resets.
var origin = node.tcp.createServer(function (connection) {
  connection.addListener("receive", function () {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    connection.close();
  });
});
origin.listen(0, "127.0.0.1");
var left = 3;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    node.http
      .createClient(origin.port)
      .get("/")
      .finish(function (answer) {
        response.sendHeader(200, request.uri.path === "/length" ? { "Content-Length": 10 } : {});
        node.pump(answer, response).addErrback(
          check.mustCall(function (error) {
            check.equal(error.code, "ECONNRESET");
            if (--left > 0) return;
            server.close();
            origin.close();
          }),
        );
      });
  }, 3),
);
server.listen(0, "127.0.0.1");

["/length", "/chunked"].forEach(function (path) {
  var request = node.http.createClient(server.port).get(path);
  request.addListener("error", check.mustCall());
  request.finish(function (response) {
    response.addListener("complete", check.mustNotCall("complete"));
  });
});
// HTTP/1.0: the end of the connection is the end of the body, so it must be a reset.
var old = node.tcp.createConnection(server.port);
old.addListener("connect", function () {
  old.send("GET /old HTTP/1.0\r\n\r\n");
});
old.addListener("eof", check.mustNotCall("eof"));
old.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, true);
  }),
);

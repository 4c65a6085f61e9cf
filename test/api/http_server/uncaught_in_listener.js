// After an uncaught exception that found a listener the server goes on, and so does the request it came from.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "from the listener");
  }, 2),
);
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.addListener(
      "complete",
      check.mustCall(function () {
        response.sendHeader(200);
        response.sendBody(request.method);
        response.finish();
      }),
    );
    throw new Error("from the listener");
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na",
  check.mustCall(function (text) {
    check.equal(text.match(/GET|POST/g).join(" "), "GET POST");
    server.close();
  }),
);

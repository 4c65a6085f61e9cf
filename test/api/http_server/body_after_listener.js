// Body events never come before the request listener returned, even if it nests the loop.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var returned = false;
    request.addListener(
      "body",
      check.mustCall(function () {
        check.ok(returned);
      }),
    );
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.ok(returned);
        response.sendHeader(200);
        response.finish();
      }),
    );
    var promise = new node.Promise();
    setTimeout(function () {
      promise.emitSuccess([]);
    }, 10);
    promise.wait();
    returned = true;
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na",
  check.mustCall(function () {
    server.close();
  }),
);

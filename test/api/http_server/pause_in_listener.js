// A request that is paused in its listener emits nothing, not even "complete" without a body, until resumed.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var resumed = false;
    request.pause();
    request.addListener("body", function () {
      check.ok(resumed);
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.ok(resumed);
        response.sendHeader(200);
        response.finish();
      }),
    );
    setTimeout(function () {
      request.resume();
      resumed = true; // nothing is emitted from within resume()
      request.resume();
    }, 5);
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\naGET / HTTP/1.1\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

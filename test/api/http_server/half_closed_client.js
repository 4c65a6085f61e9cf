// A client that half-closes still gets its pending responses, then the connection closes.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.addListener("close", check.mustNotCall("close"));
    request.connection.addListener(
      "eof",
      check.mustCall(function () {
        setTimeout(function () {
          response.sendHeader(200);
          response.sendBody("still here");
          response.finish();
        }, 5);
      }),
    );
    request.connection.addListener(
      "close",
      check.mustCall(function (had_error) {
        check.equal(had_error, false);
        check.equal(this.readyState, "closed");
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(raw.body(text), "still here");
    server.close();
  }),
);

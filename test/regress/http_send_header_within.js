// A header that is computed by a script which calls sendHeader() of the same response: the second of the two calls throws.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var computed = {
      toString: function () {
        response.sendHeader(200, { "X": "inner" });
        response.finish();
        return "outer";
      },
    };
    check.throws(
      function () {
        response.sendHeader(404, { "X": computed });
      },
      Error,
      "called before",
    );
    check.equal(response.finish(), true);
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nX: inner\r\nContent-Length: 0\r\n\r\n");
    server.close();
  }),
);

// The turn may be a timer's as well: begun and finished in one callback gives a Content-Length.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    setTimeout(function () {
      response.sendHeader(200);
      response.sendBody("later");
      response.finish();
    }, 1);
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlater");
    server.close();
  }),
);

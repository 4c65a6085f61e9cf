// request.header(name) looks a header up regardless of case; undefined where there is none.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.header("content-type"), "text/plain");
    check.equal(request.header("CONTENT-TYPE"), "text/plain");
    check.equal(request.header("Accept"), "a, b");
    check.equal(request.header("absent"), undefined);
    check.equal(request.header("constructor"), undefined);
    response.sendHeader(200);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\nContent-Type: text/plain\r\naccept: a\r\nACCEPT: b\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

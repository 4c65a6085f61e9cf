// request.httpVersion is "1.1" or "1.0"; a later 1.x is understood as 1.1.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var seen = [];
var server = node.http.createServer(function (request, response) {
  seen.push(request.httpVersion);
  response.sendHeader(200);
  response.finish();
});
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.4\r\n\r\nGET / HTTP/1.0\r\n\r\n",
  check.mustCall(function () {
    check.deepEqual(seen, ["1.1", "1.1", "1.0"]);
    server.close();
  }),
);

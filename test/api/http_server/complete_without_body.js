// "complete" is emitted once for a request without body too, after its listener returned.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var returned = false;
    request.addListener("body", check.mustNotCall("body"));
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.ok(returned);
        response.sendHeader(200);
        response.finish();
      }),
    );
    returned = true;
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

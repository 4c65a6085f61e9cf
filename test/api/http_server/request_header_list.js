// request.headerList is the [name, value] pairs in the order sent, unjoined.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.deepEqual(request.headerList, [
      ["Accept", "a"],
      ["Host", "b"],
      ["accept", "c"],
    ]);
    response.sendHeader(200);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\nAccept: a\r\nHost: b\r\naccept: c\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

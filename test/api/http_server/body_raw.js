// "body" gives arrays of integers unless an encoding is set, "complete" follows once, after all of them.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var bytes = [];
    request.addListener("body", function (chunk) {
      check.equal(this, request);
      check.ok(Array.isArray(chunk));
      bytes = bytes.concat(chunk);
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(arguments.length, 0);
        check.deepEqual(bytes, [0, 104, 105, 255]);
        response.sendHeader(200);
        response.finish();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\0hi\r\n1\r\n\xff\r\n0\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

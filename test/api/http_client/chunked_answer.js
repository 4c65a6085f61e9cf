// A chunked answer is decoded, extensions and trailers dropped, however its bytes are cut.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  function (connection) {
    var bytes =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Folded: a\r\n  b\r\n\r\n" +
      '5;name="v"\r\nhello\r\nA\r\n, world...\r\n0\r\nTrailer: x\r\n\r\n';
    var at = 0;
    (function next() {
      connection.send(bytes.substring(at, at + 3));
      at += 3;
      if (at < bytes.length) setTimeout(next, 0);
    })();
  },
]);
node.http
  .createClient(server.port)
  .get("/", { "Connection": "close" })
  .finish(
    check.mustCall(function (response) {
      var body = "";
      check.equal(response.headers["X-Folded"], "a b");
      check.equal(response.headers["Trailer"], undefined);
      response.setBodyEncoding("utf8");
      response.addListener("body", function (chunk) {
        body += chunk;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(body, "hello, world...");
        }),
      );
    }),
  );

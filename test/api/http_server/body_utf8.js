// A utf8 body: a sequence split over two pieces is carried over, malformed and unfinished ones become U+FFFD.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var text = "";
    request.setBodyEncoding("UTF8");
    request.addListener("body", function (chunk) {
      check.equal(typeof chunk, "string");
      check.ok(chunk.length > 0);
      text += chunk;
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(text, "\u20aca\ufffdb\ufffd");
        response.sendHeader(200);
        response.finish();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\xe2\r\n1\r\n\x82\r\n2\r\n\xaca\r\n" +
    "2\r\n\xffb\r\n2\r\n\xe2\x82\r\n0\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

// A body cut short emits "close" and never "complete", and the answer is not sent as if all were well.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var log = [];
    ["body", "complete", "close"].forEach(function (event) {
      request.addListener(event, function () {
        log.push(event);
        check.equal(log.join(" "), event === "body" ? "body" : "body close");
      });
    });
    request.addListener(
      "close",
      check.mustCall(function () {
        response.sendHeader(200);
        check.equal(response.sendBody("all is well"), false);
        check.equal(response.finish(), false);
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab",
  check.mustCall(function (text) {
    check.equal(text.indexOf("well"), -1);
    raw.exchange(
      server.port,
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nx\r\n",
      check.mustCall(function (text) {
        check.equal(
          text,
          "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
        server.close();
      }),
    );
  }),
);

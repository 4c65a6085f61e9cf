// sendBody throws a TypeError for what is neither a string nor bytes, whether held back, streamed or of declared length.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
function tryWrong(response) {
  [undefined, null, 5, {}, function () {}].forEach(function (wrong) {
    check.throws(
      function () {
        response.sendBody(wrong);
      },
      TypeError,
      String(wrong),
    );
  });
}
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, request.uri.path === "/length" ? { "Content-Length": 2 } : {});
    tryWrong(response);
    response.sendBody("a");
    tryWrong(response);
    setTimeout(function () {
      tryWrong(response);
      response.sendBody("b");
      response.finish();
    }, 1);
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET /length HTTP/1.1\r\n\r\nGET /chunked HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
        "1\r\na\r\n1\r\nb\r\n0\r\n\r\n",
    );
    server.close();
  }),
);

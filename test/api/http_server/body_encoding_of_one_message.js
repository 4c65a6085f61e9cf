// setBodyEncoding is for one message: the next request on the connection starts raw again.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var first = true;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (first) request.setBodyEncoding("utf8");
    var expected = first ? "string" : "object";
    first = false;
    request.addListener(
      "body",
      check.mustCall(function (chunk) {
        check.equal(typeof chunk, expected);
      }),
    );
    response.sendHeader(200);
    response.finish();
  }, 2),
);
server.listen(0, "127.0.0.1");
var post = "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na";
raw.exchange(
  server.port,
  post + post,
  check.mustCall(function () {
    server.close();
  }),
);

// setBodyEncoding throws a TypeError for what is no encoding.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.throws(function () {
      request.setBodyEncoding("latin2");
    }, TypeError);
    check.throws(function () {
      request.setBodyEncoding({});
    }, TypeError);
    response.sendHeader(200);
    check.throws(function () {
      response.sendBody("a", "latin2");
    }, TypeError);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

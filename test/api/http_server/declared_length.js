// A declared Content-Length is kept: what goes past it throws and is not sent.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, { "Content-Length": "5" });
    check.throws(function () {
      response.sendBody("toolong");
    }, /longer/);
    check.throws(function () {
      response.sendBody("\u20ac\u20ac", "utf8");
    }, /longer/);
    response.sendBody("hel");
    check.throws(function () {
      response.sendBody("lo!");
    }, /longer/);
    setTimeout(function () {
      response.sendBody("lo");
      check.throws(function () {
        response.sendBody("!");
      }, /longer/);
      response.finish();
    }, 1);
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    server.close();
  }),
);

// sendHeader twice, sendBody before it or after finish, and finish before it throw Errors that say so; a second finish is ignored.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.throws(function () {
      response.sendBody("a");
    }, /sendHeader/);
    check.throws(function () {
      response.finish();
    }, /sendHeader/);
    response.sendHeader(200);
    check.throws(function () {
      response.sendHeader(404);
    }, /sendHeader/);
    response.sendBody("a");
    check.throws(function () {
      response.sendHeader(404);
    }, /sendHeader/);
    response.finish();
    check.throws(function () {
      response.sendBody("b");
    }, /finished/);
    check.throws(function () {
      response.sendHeader(404);
    }, /sendHeader/);
    response.finish();
    setTimeout(
      check.mustCall(function () {
        response.finish();
        check.throws(function () {
          response.sendBody("b");
        }, /finished/);
      }),
      1,
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");
    server.close();
  }),
);

// resume() while the request listener waits: "complete" comes when the listener has returned, with a body or without.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var returned = false,
      promise = new node.Promise();
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.ok(returned);
        response.sendHeader(200);
        response.finish();
      }),
    );
    request.pause();
    setTimeout(function () {
      request.resume();
    }, 1);
    setTimeout(function () {
      promise.emitSuccess([]);
    }, 10);
    promise.wait();
    returned = true;
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nok",
  check.mustCall(function (text) {
    check.equal(text.match(/200 OK/g).length, 2);
    server.close();
  }),
);

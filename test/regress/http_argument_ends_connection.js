// An argument of sendBody that ends the connection while it is looked at is no harm: the client is gone, and false is returned.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

function nap(ms) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, ms);
  promise.wait();
}

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var closed = false;
    request.addListener(
      "close",
      check.mustCall(function () {
        closed = true;
      }),
    );
    response.sendHeader(200);
    response.sendBody("a");
    setTimeout(
      check.mustCall(function () {
        var chunk = [1, 2, 3];
        Object.defineProperty(chunk, 0, {
          get: check.mustCall(function () {
            request.connection.forceClose();
            while (!closed) nap(1);
            return 7;
          }),
        });
        check.equal(response.sendBody(chunk), false);
        check.equal(response.finish(), false);
        server.close();
      }),
      0,
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.connect(server.port).send("GET / HTTP/1.1\r\n\r\n");

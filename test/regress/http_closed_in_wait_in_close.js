// A request that is cut short, and whose connection its "close" listener forces to close around a nested loop, ends well.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

function nest() {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, 5);
  promise.wait();
}

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var connection = request.connection;
    connection.addListener(
      "eof",
      check.mustCall(function () {
        request.pause(); // what there is to be told comes in a turn of its own
        setTimeout(function () {
          request.resume();
        }, 5);
      }),
    );
    connection.addListener(
      "close",
      check.mustCall(function () {
        server.close();
      }),
    );
    request.addListener(
      "close",
      check.mustCall(function () {
        connection.forceClose();
        nest();
        check.equal(response.finish(), false);
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(server.port, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhello", check.mustCall());

// A loop nested in any callback of a request or connection is safe: events of that connection wait, others go on.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");
function nest() {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, 5);
  promise.wait();
}
var log = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    log.push("request");
    nest();
    request.addListener(
      "body",
      check.mustCall(function () {
        log.push("body");
        nest();
        log.push("/body");
      }, 2),
    );
    request.addListener(
      "complete",
      check.mustCall(function () {
        log.push("complete");
        nest();
        response.sendHeader(200);
        response.sendBody("a");
        nest();
        response.finish();
        nest();
      }),
    );
    log.push("/request");
  }),
);
server.addListener(
  "connection",
  check.mustCall(function (connection) {
    nest();
    connection.addListener("eof", check.mustCall(nest));
    connection.addListener("close", check.mustCall(nest));
  }),
);
server.addListener("close", check.mustCall(nest));
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(raw.body(text), "1\r\na\r\n0\r\n\r\n");
    check.equal(log.join(" "), "request /request body /body body /body complete");
    server.close();
  }),
);

// promise.wait() in a listener: other requests, of other connections, are served meanwhile.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var promise = new node.Promise(),
  order = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (request.uri.path === "/waits") {
      raw.exchange(
        server.port,
        "GET /meanwhile HTTP/1.1\r\n\r\n",
        check.mustCall(function () {
          promise.emitSuccess([]);
        }),
      );
      promise.wait();
    }
    order.push(request.uri.path);
    response.sendHeader(200);
    response.finish();
  }, 3),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET /waits HTTP/1.1\r\n\r\nGET /after HTTP/1.1\r\n\r\n",
  check.mustCall(function () {
    check.deepEqual(order, ["/meanwhile", "/waits", "/after"]);
    server.close();
  }),
);

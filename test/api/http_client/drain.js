// sendBody returns false when much waits, for a request in the queue too, and "drain" follows when it is gone.
var check = require("../check.js");

var received = {};
var left = 2;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var path = request.uri.path;
    received[path] = 0;
    request.setBodyEncoding("bytes");
    request.addListener("body", function (chunk) {
      received[path] += chunk.length;
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        response.sendHeader(200, {});
        response.finish();
        if (--left === 0) server.close();
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
["/first", "/second"].forEach(function (path) {
  var request = client.post(path);
  check.equal(request.sendBody("x"), true);
  check.equal(request.sendBody(new Uint8Array(200000)), false);
  request.addListener(
    "drain",
    check.mustCall(function () {
      check.equal(request.sendBody("y"), true);
      request.finish();
    }),
  );
});
process.addListener("exit", function () {
  check.deepEqual(received, { "/first": 200002, "/second": 200002 });
});

// headers and uri are the same object at each read, and may be assigned.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    ["headers", "uri"].forEach(function (name) {
      var first = request[name];
      first.added = 1;
      check.equal(request[name], first);
      check.equal(request[name].added, 1);
      var other = {};
      request[name] = other;
      check.equal(request[name], other);
    });
    response.sendHeader(200);
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

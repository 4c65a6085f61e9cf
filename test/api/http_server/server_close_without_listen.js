// close() of a server that does not listen does nothing; after a close() it may listen again.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.finish();
  }),
);
server.close();
server.addListener(
  "close",
  check.mustCall(function () {}, 2),
);
server.listen(0, "127.0.0.1");
server.close();
server.listen(0, "127.0.0.1");
check.throws(function () {
  server.listen(0, "127.0.0.1");
}, /listening/);
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.when(
  "Content-Length: 0\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

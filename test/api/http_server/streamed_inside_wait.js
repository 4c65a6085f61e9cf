// What is held back of a body goes out when its listener nests the loop with wait().
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var promise = new node.Promise();
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.sendBody("first");
    promise.wait();
    response.sendBody("second");
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.when(
  "first",
  check.mustCall(function () {
    promise.emitSuccess([]);
  }),
);
client.when(
  "0\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(raw.body(text), "5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n");
    client.close();
    server.close();
  }),
);

// A reset in the answer's head, or before it, is one "error" each on client and request; the queue goes on.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  stub.reset(""),
  stub.reset("HTTP/1.1 200 O"),
  "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
]);
var client = node.http.createClient(server.port);
client.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(error instanceof Error);
    check.equal(error.code, "ECONNRESET");
  }, 2),
);
for (var i = 0; i < 2; i++) {
  var request = client.get("/");
  request.addListener("error", check.mustCall());
  request.finish(check.mustNotCall("response"));
}
client.get("/").finish(check.mustCall());

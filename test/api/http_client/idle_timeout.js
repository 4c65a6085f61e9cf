// A server that is silent for idleTimeout fails the request, in the head and in the body, never early.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

function silent() {}
var server = stub.listen([
  silent,
  function (connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
  },
]);
var client = node.http.createClient(server.port, "127.0.0.1", { idleTimeout: 100 });
var start = Date.now();
client.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "ETIMEDOUT");
    check.ok(Date.now() - start >= 99, Date.now() - start);
    start = Date.now();
  }, 2),
);
client.get("/").finish(check.mustNotCall("response"));
client.get("/").finish(
  check.mustCall(function (response) {
    response.addListener("close", check.mustCall());
    response.addListener("complete", check.mustNotCall("complete"));
  }),
);

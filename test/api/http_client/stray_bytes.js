// Bytes behind an answer are no answer to the next request: the connection is not used again.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
var server = stub.listen([
  function (connection) {
    connection.send(OK + "HTTP/1.1 500 Stray\r\nContent-Length: 0\r\n\r\n");
  },
  OK,
]);
var client = node.http.createClient(server.port);
client.addListener("error", check.mustNotCall("error"));
for (var i = 0; i < 2; i++) {
  client.get("/").finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 200);
    }),
  );
}

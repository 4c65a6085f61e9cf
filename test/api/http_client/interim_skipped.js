// Interim answers (1xx) do not end a request, and are not told.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: y\r\n\r\n" +
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
]);
node.http
  .createClient(server.port)
  .post("/")
  .finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 200);
      check.equal(response.header("X"), undefined);
      response.addListener("body", check.mustCall());
      response.addListener("complete", check.mustCall());
    }),
  );

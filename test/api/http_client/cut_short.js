// A body cut short, by its length or in its chunks, is "close" on the response, never "complete", and one "error" each.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var answers = [
  "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
  stub.reset("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello"),
  stub.reset("HTTP/1.1 200 OK\r\n\r\nhello"),
];
var count = answers.length;
var server = stub.listen(answers);
var client = node.http.createClient(server.port);
client.addListener("error", check.mustCall(null, count));
for (var i = 0; i < count; i++)
  (function () {
    var order = [];
    var request = client.get("/");
    request.addListener(
      "error",
      check.mustCall(function (error) {
        check.ok(error instanceof Error);
        check.equal(error.code, "ECONNRESET");
        check.deepEqual(order, ["body", "close"]);
      }),
    );
    request.finish(
      check.mustCall(function (response) {
        response.addListener(
          "body",
          check.mustCall(function () {
            order.push("body");
          }),
        );
        response.addListener("complete", check.mustNotCall("complete"));
        response.addListener(
          "close",
          check.mustCall(function (error) {
            check.equal(error.code, "ECONNRESET");
            order.push("close");
          }),
        );
      }),
    );
  })();

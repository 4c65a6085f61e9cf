// The idle time does not run while the script owes the rest of its request, nor while it has paused the response.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  function (connection, text) {
    if (text.indexOf("0\r\n\r\n") > 0)
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
  },
]);
var client = node.http.createClient(server.port, "127.0.0.1", { idleTimeout: 500 });
client.addListener("error", check.mustNotCall("error"));
var request = client.post("/");
request.addListener(
  "response",
  check.mustCall(function (response) {
    response.pause();
    response.addListener("complete", check.mustCall());
    setTimeout(function () {
      response.resume();
    }, 700);
  }),
);
request.sendBody("x");
setTimeout(function () {
  request.finish();
}, 700);

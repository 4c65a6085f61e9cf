// An answer that comes before the server resets the connection is delivered, though the request was never sent whole.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  function (connection) {
    connection.readPause();
    connection.send(
      "HTTP/1.1 413 Payload Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig",
    );
    setTimeout(function () {
      connection.forceClose();
    }, 50);
  },
]);
var client = node.http.createClient(server.port);
client.addListener("error", check.mustNotCall("error"));
var request = client.post("/");
request.addListener(
  "response",
  check.mustCall(function (response) {
    check.equal(response.statusCode, 413);
    response.addListener(
      "complete",
      check.mustCall(function () {
        clearInterval(timer);
      }),
    );
  }),
);
var timer = setInterval(function () {
  request.sendBody(new Uint8Array(1000));
}, 1);

// A server that answers before it has read all, and is read from by nobody, does not hold up a request for ever: when much
// of it waits, the answer is told without a listener, and "close" says that the rest has nowhere to go.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var peer;
var server = stub.listen([
  function (connection, text) {
    if (connection.readyState !== "open" || text.indexOf("\r\n\r\n") < 0) return;
    connection.readPause();
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    connection.close();
    peer = connection;
  },
]);
var client = node.http.createClient(server.port);
client.addListener("error", check.mustNotCall("error"));
var request = client.post("/"),
  block = new Uint8Array(60000),
  closed = false;
request.addListener(
  "close",
  check.mustCall(function () {
    closed = true;
    check.equal(request.sendBody("x"), false);
    peer.forceClose();
  }),
);
request.sendBody("x");
var timer = setInterval(function () {
  if (closed) return clearInterval(timer);
  request.sendBody(block);
}, 1);

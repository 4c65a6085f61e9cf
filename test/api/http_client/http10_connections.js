// An HTTP/1.0 server keeps the connection when it says "Connection: keep-alive" and gives a length, else not.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var requests = 0;
function serve(connection, text) {
  requests++;
  var kept = text.split("\r\n\r\n").length === 2 && requests === 1;
  connection.send(
    "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n" +
      (kept ? "Connection: keep-alive\r\n" : "") +
      "\r\nok",
  );
}
var server = stub.listen([serve, serve]);
var client = node.http.createClient(server.port);
for (var i = 0; i < 3; i++) client.get("/").finish(check.mustCall());

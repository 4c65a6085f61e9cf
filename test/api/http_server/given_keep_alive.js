// "Connection: keep-alive", when given, is sent where the connection is kept, and "close" where it is not.
var check = require("../check.js"), raw = require("fixtures/raw.js");
var server = node.http.createServer(check.mustCall(function (request, response) {
  response.sendHeader(200, {"connection": "Keep-Alive", "Content-Length": 0});
  response.finish();
}, 3));
server.listen(0, "127.0.0.1");
raw.exchange(server.port, "GET / HTTP/1.1\r\n\r\n" +
             "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" +
             "GET / HTTP/1.0\r\n\r\n", check.mustCall(function (text) {
  var kept = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n";
  check.equal(text, kept + kept + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  server.close();
}));

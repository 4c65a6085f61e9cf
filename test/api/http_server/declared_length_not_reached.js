// finish() short of a declared Content-Length throws; nobody takes what was sent for a whole response.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, { "Content-Length": 5 });
    if (request.uri.path === "/some") response.sendBody("hel");
    check.throws(function () {
      response.finish();
    }, /shorter/);
    check.equal(response.finish(), true);
  }, 2),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET /some HTTP/1.1\r\n\r\n");
client.ended(
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
    var other = raw.connect(server.port);
    other.send("GET /none HTTP/1.1\r\n\r\n");
    other.ended(
      check.mustCall(function (text) {
        check.equal(
          text,
          "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
        server.close();
      }),
    );
  }),
);

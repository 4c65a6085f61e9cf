// A body that goes on after its turn is chunked for HTTP/1.1, and each piece goes out when it is given.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var response;
var server = node.http.createServer(
  check.mustCall(function (request, r) {
    response = r;
    response.sendHeader(200, { "X": "y" });
    response.sendBody("he");
    response.sendBody("llo");
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.when(
  "hello\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    );
    response.sendBody("");
    response.sendBody("\u20ac", "utf8");
  }),
);
client.when(
  "\xac\r\n",
  check.mustCall(function (text) {
    check.equal(raw.body(text), "5\r\nhello\r\n3\r\n\xe2\x82\xac\r\n");
    response.finish();
  }),
);
client.when(
  "0\r\n\r\n",
  check.mustCall(function () {
    client.close();
    server.close();
  }),
);

// Request line, Host and the headers as given come in this order, the framing after them, and chunks byte for byte.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  function (connection, text) {
    if (text.slice(-5) !== "0\r\n\r\n") return;
    check.equal(
      text,
      "POST /a?b HTTP/1.1\r\nHost: 127.0.0.1:" +
        port +
        "\r\nX-A: 1\r\nx-b: \u00e9\r\n" +
        "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n2\r\n\u00c3\u00a9\r\n0\r\n\r\n",
    );
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  },
]);
var port = server.port;
var request = node.http
  .createClient(port)
  .post("/a?b", { "X-A": "1", "Connection": "close", "x-b": "\u00e9" });
request.sendBody("hello");
request.sendBody("\u00e9", "utf8");
request.finish(check.mustCall());

// A listener may upgrade in a later turn, and answers to earlier requests of the connection come first.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/plain") {
    return setTimeout(function () {
      response.sendHeader(200, { "Content-Length": 5 });
      response.sendBody("plain");
      response.finish();
    }, 20);
  }
  setTimeout(function () {
    var connection = response.upgrade({ Upgrade: "shout", Connection: "Upgrade" });
    connection.setEncoding("ascii");
    connection.addListener("receive", function (data) {
      connection.send(data.toUpperCase());
      connection.close();
      server.close();
    });
  }, 10);
});
server.listen(0);

var client = node.tcp.createConnection(server.port);
client.setEncoding("ascii");
var received = "";
client.addListener("connect", function () {
  client.send("GET /plain HTTP/1.1\r\nHost: a\r\n\r\nGET /plain HTTP/1.1\r\nHost: a\r\n\r\n");
  client.send("GET /up HTTP/1.1\r\nHost: a\r\nUpgrade: shout\r\nConnection: Upgrade\r\n\r\nhello");
});
client.addListener("receive", function (data) {
  received += data;
});
client.addListener("eof", function () {
  client.close();
});
client.addListener(
  "close",
  check.mustCall(function () {
    check.equal(
      received.replace(/Date: .*\r\n/g, ""),
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain".repeat(2) +
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: shout\r\nConnection: Upgrade\r\n\r\nHELLO",
    );
  }),
);

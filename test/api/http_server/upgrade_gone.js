// A connection that is gone gives a closed one, with "close" to follow.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  request.addListener(
    "close",
    check.mustCall(function () {
      var connection = response.upgrade();
      check.equal(connection.readyState, "closed");
      connection.addListener(
        "close",
        check.mustCall(function (hadError) {
          check.equal(hadError, false);
        }),
      );
      server.close();
    }),
  );
  request.connection.forceClose();
});
server.listen(0);
var client = node.tcp.createConnection(server.port);
client.addListener("eof", function () {
  client.close();
});
client.addListener("connect", function () {
  client.send("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n");
});

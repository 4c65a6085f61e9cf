// After close(), send() throws an Error; so it does after forceClose() and on a closed connection.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.close();
    check.throws(function () {
      c.send("x");
    }, Error);
    c.addListener(
      "close",
      check.mustCall(function () {
        check.throws(function () {
          c.send("x");
        }, Error);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "eof",
  check.mustCall(function () {
    client.forceClose();
    check.throws(function () {
      client.send("x");
    }, Error);
  }),
);

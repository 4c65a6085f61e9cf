// forceClose() in the "receive" that tells of a character cut off by the peer's FIN: "close" follows, and no "eof".
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.setEncoding("utf8");
    connection.addListener(
      "receive",
      check.mustCall(function (data) {
        check.equal(data, "\ufffd");
        connection.forceClose();
      }),
    );
    connection.addListener("eof", check.mustNotCall("eof"));
    connection.addListener(
      "close",
      check.mustCall(function () {
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    client.send([0xe2, 0x82]);
    client.close();
  }),
);

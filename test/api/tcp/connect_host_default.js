// connection.connect(port) connects to 127.0.0.1.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    check.equal(c.remoteAddress, "127.0.0.1");
    c.close();
    server.close();
  }, 1),
);
server.listen(0, "127.0.0.1");
var client = new node.tcp.Connection();
client.connect(server.port, undefined);
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
  }),
);

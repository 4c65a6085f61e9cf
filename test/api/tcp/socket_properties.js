// A connection tells the addresses and ports of both its ends, and takes keep-alive and no-delay.
var check = require("../check.js");

var server = node.tcp.createServer(
  check.mustCall(function (accepted) {
    check.equal(accepted.localPort, server.port);
    check.equal(accepted.localAddress, "127.0.0.1");
    check.equal(accepted.remotePort, client.localPort);
    check.equal(accepted.peer, undefined);
    accepted.setKeepAlive(5000);
    accepted.setKeepAlive(0);
    accepted.setNoDelay(false);
    accepted.setNoDelay();
    check.throws(function () {
      accepted.setKeepAlive("x");
    }, TypeError);
    accepted.close();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
check.equal(client.localPort, undefined);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(client.remotePort, server.port);
  }),
);
client.addListener("eof", function () {
  client.close();
});

// A host name takes its first IPv4 address.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    check.equal(c.remoteAddress, "127.0.0.1");
    c.forceClose();
    server.close();
  }),
);
server.listen(0, "localhost");
var client = node.tcp.createConnection(server.port, "127.0.0.1");
client.addListener("eof", function () {
  client.close();
});

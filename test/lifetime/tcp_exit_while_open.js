// node.exit inside "receive" ends the process at once, with servers, connections and unsent bytes at hand.
var check = require("../api/check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.addListener(
      "receive",
      check.mustCall(function () {
        c.send(new Array(100001).join("x"));
        node.tcp.createConnection(server.port);
        node.tcp.createConnection(server.port, "localhost");
        node.exit(0);
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send("x");
});

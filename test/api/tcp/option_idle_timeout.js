// idleTimeout is the idle time of the connections that a server accepts.
var check = require("../check.js");
var server = node.tcp.createServer(
  function (connection) {
    connection.addListener("timeout", check.mustCall());
    connection.addListener(
      "close",
      check.mustCall(function (hadError) {
        check.equal(hadError, false);
        server.close();
      }),
    );
  },
  { idleTimeout: 100 },
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
  }),
);

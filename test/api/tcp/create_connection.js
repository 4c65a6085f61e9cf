// createConnection(port, host) returns a node.tcp.Connection that is opening; the host defaults to 127.0.0.1 and may be a
// name.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.close();
  }, 3),
);
server.listen(0, "127.0.0.1");
var open = 3;
[[server.port], [server.port, null], [server.port, "localhost"]].forEach(function (args) {
  var client = node.tcp.createConnection.apply(node.tcp, args);
  check.ok(client instanceof node.tcp.Connection);
  check.equal(client.readyState, "opening");
  client.addListener(
    "connect",
    check.mustCall(function () {
      check.equal(this, client);
      check.equal(client.readyState, "open");
    }),
  );
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener(
    "close",
    check.mustCall(function () {
      if (--open === 0) server.close();
    }),
  );
});

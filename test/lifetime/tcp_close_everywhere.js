// forceClose() inside each event of a connection, twice: one "close", the last event.
var check = require("../api/check.js");
var left = 0;
var server = node.tcp.createServer(function (c) {
  c.addListener("eof", function () {
    c.close();
  });
  c.send("data");
  c.close();
});
server.listen(0, "127.0.0.1");
["connect", "receive", "eof"].forEach(function (event) {
  left++;
  var client = node.tcp.createConnection(server.port),
    closed = false;
  ["connect", "receive", "eof"].forEach(function (name) {
    client.addListener(name, function () {
      check.equal(closed, false);
      check.equal(client.readyState === "closing", false);
      if (name !== event) return;
      client.forceClose();
      client.forceClose();
    });
  });
  client.addListener(
    "close",
    check.mustCall(function () {
      closed = true;
      if (--left === 0) server.close();
    }),
  );
});

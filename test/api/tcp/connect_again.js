// A connection may connect again inside "close"; the encoding survives, what it was paused or closed by does not.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.send("hello");
    c.close();
  }, 3),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.setEncoding("utf8");
var rounds = 0;
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(client.readyState, "open");
  }, 3),
);
client.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data, "hello");
    if (rounds === 1) {
      client.readPause();
      client.forceClose();
    }
  }, 3),
);
client.addListener("eof", function () {
  client.send("bye");
  client.close();
});
client.addListener(
  "close",
  check.mustCall(function () {
    if (++rounds === 3) return server.close();
    check.equal(client.readyState, "closed");
    client.connect(server.port);
    check.equal(client.readyState, "opening");
  }, 3),
);

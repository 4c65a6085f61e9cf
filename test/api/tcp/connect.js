// new Connection() is closed and waits for connect(); a connection that is not closed does not take another connect().
var check = require("../check.js");
var client = new node.tcp.Connection();
check.equal(client.readyState, "closed");
check.equal(client.backlog, 0);
client.close();
client.forceClose();
check.throws(function () {
  client.send("x");
}, Error);
var server = node.tcp.createServer(function (c) {
  c.close();
});
server.listen(0, "127.0.0.1");
client.connect(server.port);
check.equal(client.readyState, "opening");
check.throws(function () {
  client.connect(server.port);
}, /not closed/);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.throws(function () {
      client.connect(server.port);
    }, /not closed/);
  }),
);
client.addListener("eof", function () {
  client.close();
});
client.addListener(
  "close",
  check.mustCall(function (had_error) {
    check.equal(had_error, false);
    server.close();
  }),
);

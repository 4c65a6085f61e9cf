// A connection pumped into itself is an echo, and closes when the other end does.
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  node.pump(connection, connection).addCallback(
    check.mustCall(function (bytes) {
      check.equal(bytes, 300000);
    }),
  );
  server.close();
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port),
  received = 0;
client.setEncoding("bytes");
client.addListener("connect", function () {
  client.send(new Uint8Array(300000));
  client.close();
});
client.addListener("receive", function (data) {
  received += data.length;
});
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
    check.equal(received, 300000);
  }),
);

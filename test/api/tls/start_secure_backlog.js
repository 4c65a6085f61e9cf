// What was sent before startSecure, and does not fit into the system's buffers, goes out first and in plain text; "drain" follows
// the handshake.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var SIZE = 8 * 1024 * 1024;
var server = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.setEncoding("ascii");
    check.equal(connection.send(new Uint8Array(SIZE)), false);
    connection.startSecure(tls.server);
    check.equal(connection.send("secret"), true);
    connection.addListener(
      "drain",
      check.mustCall(function () {}),
    );
    connection.addListener(
      "secure",
      check.mustCall(function () {}),
    );
    connection.addListener(
      "receive",
      check.mustCall(function (data) {
        check.equal(data, "bye");
        connection.close();
      }),
    );
    server.close();
  }),
);
server.listen(0);

var came = 0;
var client = node.tcp.createConnection(server.port, "localhost");
client.setEncoding("bytes");
client.addListener("receive", function (data) {
  if (client.secure) {
    check.equal(node.decode(data), "secret");
    client.send("bye");
    return client.close();
  }
  check.equal(data.indexOf(1), -1);
  came += data.length;
  check.equal(came <= SIZE, true);
  if (came === SIZE) client.startSecure(tls.client);
});
client.addListener(
  "secure",
  check.mustCall(function () {}),
);
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
  }),
);

// setKeepAlive() and setNoDelay() hold when they are called while a connection opens, and for that one opening alone.
var check = require("../check.js");

// What ss tells of the client's socket.
function told(client) {
  var port = client.localPort;
  var command = "ss -tno state established '( sport = :" + port + " )'";
  return node.run(command).wait().output;
}
var server = node.tcp.createServer(function (connection) {
  connection.addListener("eof", function () {
    connection.close();
  });
});
server.listen(0, "127.0.0.1");

var expected = [true, false];
var client = node.tcp.createConnection(server.port, "localhost");
client.setKeepAlive(0);
client.setKeepAlive(30000);
client.setNoDelay(false);
check.throws(function () {
  client.setKeepAlive(NaN);
}, /ms must be/);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(/timer:\(keepalive/.test(told(client)), expected.shift());
    client.close();
  }, 2),
);
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.ok(!hadError);
    if (expected.length > 0) client.connect(server.port);
    else server.close();
  }, 2),
);

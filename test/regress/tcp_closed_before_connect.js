// After close() while opening, "connect" comes with the readyState "readOnly": send() throws from then on.
var check = require("../api/check.js");

var server = node.tcp.createServer(function (connection) {
  connection.addListener("eof", function () {
    connection.send("answer");
    connection.close();
  });
});
server.listen(0, "127.0.0.1");

var states = [];
var client = node.tcp.createConnection(server.port);
client.setEncoding("ascii");
client.send("request");
client.close();
["connect", "receive", "eof", "close"].forEach(function (event) {
  client.addListener(event, function () {
    states.push(event + " " + client.readyState);
  });
});
client.addListener(
  "connect",
  check.mustCall(function () {
    check.throws(function () {
      client.send("more");
    }, Error);
  }),
);
client.addListener(
  "close",
  check.mustCall(function (had_error) {
    check.equal(had_error, false);
    check.deepEqual(states, [
      "connect readOnly",
      "receive readOnly",
      "eof closing",
      "close closed",
    ]);
    server.close();
  }),
);

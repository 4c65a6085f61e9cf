// What a client sent before it went is received in whole by a server that pauses, although answering it fails meanwhile.
var check = require("../api/check.js");
var SIZE = 60000;

var server = node.tcp.createServer(function (connection) {
  var received = 0;
  connection.addListener("receive", function (data) {
    received += data.length;
    connection.readPause();
    connection.send("answer");
    setTimeout(function () {
      connection.readResume();
    }, 20);
  });
  connection.addListener(
    "close",
    check.mustCall(function () {
      check.equal(received, SIZE);
      server.close();
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send(new Array(SIZE + 1).join("x"));
  client.addListener("drain", function () {});
  client.readPause();
  setTimeout(function () {
    client.forceClose();
  }, 10);
});

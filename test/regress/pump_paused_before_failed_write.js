// node.pump from a connection to which a write fails meanwhile passes on all that came before the end, however slow the sink.
var check = require("../api/check.js");
var SIZE = 300000;

var sink = node.createChildProcess("sleep 0.3; wc -c");
var counted = "";
sink.addListener("output", function (data) {
  if (data !== null) counted += data;
});
sink.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(Number(counted), SIZE);
  }),
);

var server = node.tcp.createServer(function (connection) {
  node.pump(connection, sink).addErrback(function () {
    sink.close();
  });
  // The client is gone by then, which the second write hears.
  var interval = setInterval(function () {
    if (connection.readyState !== "open" && connection.readyState !== "writeOnly")
      return clearInterval(interval);
    connection.send("answer");
  }, 20);
  connection.addListener("close", function () {
    clearInterval(interval);
    server.close();
  });
});
server.listen(0, "127.0.0.1");

// The client ends in order, with what it sent on its way, and hears no more.
var client = node.createChildProcess(
  "exec python3 -c 'import socket,sys,time\n" +
    's = socket.create_connection(("127.0.0.1", int(sys.argv[1]))); s.sendall(b"x" * int(sys.argv[2])); s.close()\' ' +
    server.port +
    " " +
    SIZE,
);
client.addListener("exit", check.mustCall());

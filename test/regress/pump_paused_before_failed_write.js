// node.pump from a connection to which a write fails while it is paused passes on all that came before the end.
var check = require("../api/check.js");
var SIZE = 180000; // what a slow sink and the pump hold, and some more, which waits in the socket

// It heeds no signal: a child whose pump fails is killed.
var sink = node.createChildProcess("trap '' TERM; sleep 1; wc -c");
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

var accepted;
var server = node.tcp.createServer(function (connection) {
  accepted = connection;
  node.pump(connection, sink).addErrback(function () {
    sink.close();
  });
  connection.addListener("close", function () {
    server.close();
  });
});
server.listen(0, "127.0.0.1");

// The client sends all and goes; it hears no answer, so the second one fails.
var client = node.createChildProcess(
  "exec python3 -c 'import socket,sys\n" +
    's = socket.create_connection(("127.0.0.1", int(sys.argv[1]))); s.sendall(b"x" * int(sys.argv[2])); s.close()\' ' +
    server.port +
    " " +
    SIZE,
);
client.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    setTimeout(function () {
      accepted.send("answer");
      setTimeout(function () {
        if (accepted.readyState === "open") accepted.send("answer");
      }, 50);
    }, 50);
  }),
);

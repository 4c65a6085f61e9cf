// A connection that never opens ends with "close" (1006): nobody listens, nobody answers in time, closed by the script.
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  connection.addListener("eof", function () {
    connection.close();
  });
});
server.listen(0);
var url = "ws://127.0.0.1:" + server.port + "/";
var left = 4;
function ends(client, pattern) {
  check.equal(client.readyState, "opening");
  client.addListener("connect", check.mustNotCall("it does not open"));
  check.throws(function () {
    client.send("early");
  }, /send: the connection is not open/);
  client.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.deepEqual([code, clean], [1006, false]);
      check.ok(pattern.test(reason), reason);
      check.equal(client.readyState, "closed");
      if (--left === 0) server.close();
    }),
  );
}
var free = node.tcp.createServer();
free.listen(0);
var port = free.port;
free.close();
ends(node.websocket.createConnection("ws://127.0.0.1:" + port + "/"), /ECONNREFUSED|refused/);
ends(
  node.websocket.createConnection(url, { handshakeTimeout: 30 }),
  /longer than handshakeTimeout/,
);
var closed = node.websocket.createConnection(url);
ends(closed, /closed before it was open/);
closed.close();
var forced = node.websocket.createConnection(url);
ends(forced, /closed before it was open/);
setTimeout(function () {
  forced.forceClose();
}, 10);

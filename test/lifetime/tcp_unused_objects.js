// Connections and servers that never opened, and those that have closed, are collected without ado.
var check = require("../api/check.js");
var collect = typeof gc === "function" ? gc : function () {};
for (var i = 0; i < 1000; i++) {
  var connection = new node.tcp.Connection();
  connection.setEncoding("utf8");
  connection.readPause();
  var server = new node.tcp.Server();
  server.close();
}
connection = server = null;
collect();
var rounds = 0;
(function round() {
  if (++rounds > 30) return;
  collect();
  var server = node.tcp.createServer(
    check.mustCall(function (c) {
      c.forceClose();
      server.close();
    }),
  );
  server.listen(0, "127.0.0.1");
  var client = node.tcp.createConnection(server.port);
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener("close", function () {
    setTimeout(round, 0);
  });
})();

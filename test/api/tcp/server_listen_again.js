// A closed server may listen again, inside "close" too.
var check = require("../check.js");
var server = new node.tcp.Server();
var rounds = 0;
server.addListener(
  "close",
  check.mustCall(function () {
    if (++rounds === 2) return;
    server.listen(0, "127.0.0.1");
    check.ok(server.port > 0);
    server.close();
  }, 2),
);
server.listen(0, "127.0.0.1");
server.close();

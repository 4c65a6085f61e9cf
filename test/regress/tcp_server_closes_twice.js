// A server that is closed, listens again and is closed again in one turn emits "close" for each.
var check = require("../api/check.js");

[new node.tcp.Server(), new node.http.Server()].forEach(function (server) {
  server.addListener(
    "close",
    check.mustCall(function (errorno) {
      check.equal(errorno, 0);
    }, 2),
  );
  for (var i = 0; i < 2; i++) {
    server.listen(0, "127.0.0.1");
    server.close();
    server.close();
  }
});

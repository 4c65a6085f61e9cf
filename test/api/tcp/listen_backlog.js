// listen takes a backlog as its third argument, or as its second when that is a number.
var check = require("../check.js");
[
  [0, "127.0.0.1", 5],
  [0, 5],
  [0, null, 5],
  [0, undefined, undefined],
  [0, new Number(5)],
].forEach(function (args) {
  var server = node.tcp.createServer(
    check.mustCall(function (c) {
      c.forceClose();
      server.close();
    }),
  );
  server.listen.apply(server, args);
  var client = node.tcp.createConnection(server.port);
  client.addListener("eof", function () {
    client.close();
  });
});

// Sending to a peer that has vanished never throws before "close" was emitted: send() returns false then.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var closed = false;
    c.addListener(
      "close",
      check.mustCall(function (had_error, error) {
        closed = true;
        check.equal(had_error, true);
        check.ok(error instanceof Error);
        server.close();
      }),
    );
    (function more() {
      if (closed) return;
      for (var i = 0; i < 100; i++) c.send("into the void");
      setTimeout(more, 1);
    })();
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("receive", function () {
  client.forceClose();
});
client.addListener("close", check.mustCall());

// maxConnections counts a connection that was upgraded until it is closed, by whichever protocol.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var tunnel;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    tunnel = response.upgrade({ Upgrade: "echo" });
    tunnel.addListener("close", check.mustCall(third));
  }, 1),
  { maxConnections: 1 },
);
server.listen(0, "127.0.0.1");
var first = raw.connect(server.port);
first.send("GET / HTTP/1.1\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n");
first.when(
  "101",
  check.mustCall(function () {
    raw.connect(server.port).ended(
      check.mustCall(function (text) {
        check.equal(text, "");
        tunnel.forceClose();
      }),
    );
  }),
);

// There is room again.
function third() {
  var last = raw.connect(server.port);
  last.send("GET\r\n\r\n");
  last.ended(
    check.mustCall(function (text) {
      check.equal(text.slice(0, 12), "HTTP/1.1 400");
      server.close();
    }),
  );
}

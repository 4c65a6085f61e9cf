// server.close() stops accepting; open connections stay, "close"(0) comes later without waiting for them, and again does
// nothing.
var check = require("../check.js");
var client,
  closed = false;
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var port = server.port;
    server.addListener(
      "close",
      check.mustCall(function (errno) {
        check.equal(this, server);
        check.equal(errno, 0);
        check.equal(arguments.length, 1);
        closed = true;
        check.equal(c.readyState, "open");
        c.send("still here");
        var late = node.tcp.createConnection(port);
        late.addListener("connect", check.mustNotCall("nobody listens"));
        late.addListener(
          "close",
          check.mustCall(function (had_error) {
            check.equal(had_error, true);
          }),
        );
      }),
    );
    server.close();
    server.close();
    check.equal(closed, false);
    c.addListener("eof", function () {
      c.close();
    });
  }),
);
server.close(); // not listening: nothing
server.listen(0, "127.0.0.1");
client = node.tcp.createConnection(server.port);
client.setEncoding("utf8");
client.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data, "still here");
    client.close();
  }),
);
client.addListener("close", check.mustCall());

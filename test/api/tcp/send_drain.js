// send returns false when more than 64 KiB wait unsent, backlog tells the bytes, and "drain" follows when they are gone.
var check = require("../check.js");
var BLOCK = new Array(16 * 1024 + 1).join("x");
var sent = 0,
  received = 0;
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    while (c.send(BLOCK)) sent += BLOCK.length;
    sent += BLOCK.length;
    check.ok(c.backlog > 64 * 1024, "backlog " + c.backlog);
    check.equal(c.send("y"), false);
    sent++;
    c.addListener(
      "drain",
      check.mustCall(function () {
        check.equal(this, c);
        check.equal(arguments.length, 0);
        check.equal(c.backlog, 0);
        check.equal(c.send("z"), true);
        sent++;
        c.close();
      }),
    );
    client.readResume();
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.readPause();
client.setEncoding("bytes");
client.addListener("receive", function (data) {
  received += data.length;
});
client.addListener(
  "eof",
  check.mustCall(function () {
    check.equal(received, sent);
    client.close();
    server.close();
  }),
);

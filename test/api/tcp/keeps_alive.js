// An open server and an open connection, paused or not, keep the process alive; it ends when all are closed.
var check = require("../check.js");
var ended = 0;
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    server.close();
    c.readPause();
    c.setTimeout(0);
    c.addListener(
      "close",
      check.mustCall(function () {
        ended++;
      }),
    );
    client.addListener(
      "timeout",
      check.mustCall(function () {
        c.readResume();
      }),
    );
    c.addListener(
      "eof",
      check.mustCall(function () {
        c.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.setTimeout(100); // the only clock, and not a reason to go on by itself
client.addListener(
  "close",
  check.mustCall(function () {
    ended++;
  }),
);
process.addListener("exit", function () {
  check.equal(ended, 2);
});

// What is sent while the connection is opening goes out when it is established; close() then waits for it.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.setEncoding("utf8");
    c.addListener(
      "receive",
      check.mustCall(function (data) {
        check.equal(data, "early late");
      }),
    );
    c.addListener(
      "eof",
      check.mustCall(function () {
        c.close();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port, "localhost");
check.equal(client.send("early "), true);
check.equal(client.backlog, 6);
check.equal(client.send("late"), true);
client.close();
check.throws(function () {
  client.send("too late");
}, Error);
client.addListener("connect", check.mustCall());
client.addListener(
  "close",
  check.mustCall(function (had_error) {
    check.equal(had_error, false);
  }),
);

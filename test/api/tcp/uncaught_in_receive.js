// What a listener throws goes to "uncaughtException", and the connection goes on.
var check = require("../check.js");
process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "thrown");
  }, 2),
);
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.setEncoding("utf8");
    c.addListener(
      "connect",
      check.mustCall(function () {
        c.send("ok");
      }),
    );
    c.addListener(
      "receive",
      check.mustCall(function () {
        throw new Error("thrown");
      }),
    );
    c.addListener(
      "eof",
      check.mustCall(function () {
        c.close();
        server.close();
      }),
    );
    throw new Error("thrown");
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "receive",
  check.mustCall(function () {
    client.send("x");
    client.close();
  }),
);

// "close" follows "timeout" whatever the listener does; what it sends and closes goes out.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.setTimeout(50);
    c.addListener(
      "timeout",
      check.mustCall(function () {
        c.setTimeout(60000);
        c.send("too slow");
        c.close();
      }),
    );
    c.addListener(
      "close",
      check.mustCall(function (had_error) {
        check.equal(had_error, false);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.setEncoding("utf8");
client.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data, "too slow");
  }),
);
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
  }),
);

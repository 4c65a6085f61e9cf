// A port may be a numeric string or a Number object, for listen and for createConnection.
var check = require("../check.js");
var probe = new node.tcp.Server();
probe.listen("0", "127.0.0.1");
var port = probe.port;
probe.close();
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.close();
  }, 2),
);
server.listen(String(port), "127.0.0.1");
check.equal(server.port, port);
var open = 2;
[String(port), new Number(port)].forEach(function (asked) {
  var client = node.tcp.createConnection(asked);
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener(
    "close",
    check.mustCall(function () {
      if (--open === 0) server.close();
    }),
  );
});

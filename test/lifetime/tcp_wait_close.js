// Inside wait() in a "receive" listener the connection may be closed, by the script or by the peer; "close" comes after
// the listener has returned.
var check = require("../api/check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var inside = false;
    c.addListener(
      "receive",
      check.mustCall(function (data) {
        inside = true;
        var promise = new node.Promise();
        setTimeout(function () {
          c.forceClose();
          setTimeout(function () {
            promise.emitSuccess([]);
          }, 20);
        }, 20);
        promise.wait();
        inside = false;
      }),
    );
    c.addListener(
      "close",
      check.mustCall(function () {
        check.equal(inside, false);
        if (++ended === 2) server.close();
      }),
    );
  }, 2),
);
var ended = 0;
server.listen(0, "127.0.0.1");
[false, true].forEach(function (vanish) {
  var client = node.tcp.createConnection(server.port);
  client.addListener("connect", function () {
    client.send("x");
    if (vanish)
      setTimeout(function () {
        client.forceClose();
      }, 5);
  });
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener("close", check.mustCall());
});

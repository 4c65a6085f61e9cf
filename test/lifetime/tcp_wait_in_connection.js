// wait() inside "connection" listeners: other clients are accepted meanwhile, and each connection's events come in order.
var check = require("../api/check.js");
var deepest = 0,
  depth = 0,
  ended = 0;
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var events = [];
    c.addListener("connect", function () {
      events.push("connect");
    });
    c.addListener("receive", function () {
      events.push("receive");
    });
    c.addListener("eof", function () {
      check.deepEqual(events, ["connect", "receive"]);
      c.close();
      if (++ended < 3) return;
      check.ok(deepest > 1, "no connection was accepted in the nested loop");
      server.close();
    });
    deepest = Math.max(deepest, ++depth);
    var promise = new node.Promise();
    setTimeout(function () {
      promise.emitSuccess([]);
    }, 50);
    promise.wait();
    depth--;
    check.deepEqual(events, []);
  }, 3),
);
server.listen(0, "127.0.0.1");
for (var i = 0; i < 3; i++) {
  (function () {
    var client = node.tcp.createConnection(server.port);
    client.addListener("connect", function () {
      client.send("x");
      client.close();
    });
  })();
}

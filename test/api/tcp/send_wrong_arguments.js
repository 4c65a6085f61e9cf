// send of what is no string and no bytes throws a TypeError, an unknown encoding too; nothing is sent then. So on a closed one.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    [undefined, null, 5, true, {}, function () {}].forEach(function (data) {
      check.ok(
        /data/.test(
          check.throws(function () {
            c.send(data);
          }, TypeError).message,
        ),
      );
    });
    check.throws(function () {
      c.send("x", "utf9");
    }, TypeError);
    check.throws(function () {
      c.send("x", {});
    }, TypeError);
    check.equal(c.backlog, 0);
    c.send("done");
    c.close();
    check.throws(function () {
      c.send(5);
    }, TypeError);
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.setEncoding("utf8");
client.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data, "done");
  }),
);
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
    server.close();
  }),
);
check.throws(function () {
  new node.tcp.Connection().send(5);
}, TypeError);

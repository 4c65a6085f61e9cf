// close() flushes what was sent, then half-closes; again it does nothing; nothing is closed for the script on "eof".
var check = require("../check.js");
var BODY = new Array(300 * 1024 + 1).join("b");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.send(BODY);
    c.close();
    c.close();
    check.equal(c.readyState, "readOnly");
    c.setEncoding("ascii");
    c.addListener(
      "receive",
      check.mustCall(function (data) {
        check.equal(data, "thanks");
      }),
    );
    c.addListener("eof", check.mustCall());
    c.addListener(
      "close",
      check.mustCall(function (had_error) {
        check.equal(had_error, false);
        c.close();
        c.forceClose();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.setEncoding("ascii");
var received = 0;
client.addListener("receive", function (data) {
  received += data.length;
});
client.addListener(
  "eof",
  check.mustCall(function () {
    check.equal(received, BODY.length);
    check.equal(client.readyState, "writeOnly");
    setTimeout(function () {
      check.equal(client.readyState, "writeOnly");
      client.send("thanks");
      client.close();
    }, 30);
  }),
);
client.addListener("close", check.mustCall());

// forceClose() is immediate: nothing more is received or sent, "close"(false) follows once, asynchronously.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.addListener(
      "receive",
      check.mustCall(function () {
        c.send("never sent");
        c.forceClose();
        c.forceClose();
        c.close();
        check.equal(c.readyState, "closing");
        check.equal(c.backlog, 0);
        check.equal(closed, false);
      }),
    );
    var closed = false;
    c.addListener("eof", check.mustNotCall("eof"));
    c.addListener(
      "close",
      check.mustCall(function (had_error) {
        closed = true;
        check.equal(had_error, false);
        check.equal(arguments.length, 1);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send(new Array(40001).join("x"));
});
client.addListener("receive", check.mustNotCall("receive"));
client.addListener("eof", function () {
  client.close();
});
client.addListener("close", check.mustCall());

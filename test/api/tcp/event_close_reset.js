// A reset by the peer emits "close" with true and the Error, and no "eof".
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.send("never read");
    setTimeout(ready, 0); // by then it has been written
    c.addListener("eof", check.mustNotCall("eof"));
    c.addListener(
      "close",
      check.mustCall(function (had_error, error) {
        check.equal(had_error, true);
        check.ok(error instanceof Error);
        check.equal(error.code, "ECONNRESET");
        check.equal(c.readyState, "closed");
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.readPause();
client.addListener("connect", ready);
var left = 2;
function ready() {
  // What came unread makes the kernel send a reset.
  if (--left === 0) client.forceClose();
}
client.addListener(
  "close",
  check.mustCall(function (had_error) {
    check.equal(had_error, false);
  }),
);

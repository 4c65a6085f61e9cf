// A refused connection emits "close" with true and the Error, asynchronously, and no "connect".
var check = require("../check.js");
var probe = new node.tcp.Server();
probe.listen(0, "127.0.0.1");
var port = probe.port;
probe.close();
var client = node.tcp.createConnection(port);
check.equal(client.readyState, "opening");
client.addListener("connect", check.mustNotCall("connect"));
client.addListener("eof", check.mustNotCall("eof"));
client.addListener(
  "close",
  check.mustCall(function (had_error, error) {
    check.equal(this, client);
    check.equal(had_error, true);
    check.equal(error.code, "ECONNREFUSED");
    check.equal(error.syscall, "connect");
    check.equal(client.readyState, "closed");
  }),
);

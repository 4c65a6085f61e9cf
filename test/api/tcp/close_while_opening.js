// close() and forceClose() while opening give up: no "connect", "close"(false) once, asynchronously.
var check = require("../check.js");
var server = node.tcp.createServer(function (c) {
  c.forceClose();
}); // the kernel may have been faster
server.listen(0, "127.0.0.1");
var left = 4;
["close", "forceClose"].forEach(function (method) {
  ["127.0.0.1", "localhost"].forEach(function (host) {
    var client = node.tcp.createConnection(server.port, host);
    var returned = false;
    client.addListener("connect", check.mustNotCall("connect"));
    client.addListener(
      "close",
      check.mustCall(function (had_error) {
        check.equal(returned, true);
        check.equal(had_error, false);
        check.equal(client.readyState, "closed");
        if (--left === 0) server.close();
      }),
    );
    client[method]();
    check.equal(client.readyState, "closing");
    client[method]();
    returned = true;
  });
});

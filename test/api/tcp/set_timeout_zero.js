// setTimeout(0) disables the idle timeout; what is no number of milliseconds throws a TypeError.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.setTimeout(30);
    c.setTimeout("0");
    c.addListener("timeout", check.mustNotCall("timeout"));
    [undefined, null, -1, "soon", NaN, {}].forEach(function (value) {
      check.throws(function () {
        c.setTimeout(value);
      }, TypeError);
    });
    setTimeout(function () {
      check.equal(c.readyState, "open");
      c.forceClose();
      server.close();
    }, 250);
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("eof", function () {
  client.close();
});

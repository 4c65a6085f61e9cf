// The option reusePort lets several servers listen on one port; without it the port is taken.
var check = require("../check.js");
var first = node.tcp.createServer(null, { reusePort: true });
first.listen(0, "127.0.0.1");
var second = new node.tcp.Server({ reusePort: true });
second.listen(first.port, "127.0.0.1");
check.equal(second.port, first.port);
check.throws(function () {
  new node.tcp.Server().listen(first.port, "127.0.0.1");
}, Error);
check.throws(function () {
  new node.tcp.Server("options");
}, TypeError);
first.close();
second.close();

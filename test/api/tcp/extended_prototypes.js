// Programs extend Object.prototype and Array.prototype with enumerable functions; TCP works all the same.
var check = require("../check.js");
Object.prototype.get = Object.prototype.set = Object.prototype.value = function () {};
Object.prototype.reusePort = function () {};
Object.prototype.backlog = function () {};
Array.prototype.each = function () {};
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.send([1, 2, 3]);
    c.close();
  }),
  {},
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data.join(), "1,2,3");
  }),
);
client.addListener("eof", function () {
  client.close();
  server.close();
});

// Late listeners that are added in one turn are all called in the next one, before what is asked for after them.
var check = require("../api/check.js");
var promise = new node.Promise();
promise.emitSuccess();
var server = node.tcp.createServer();
server.listen(0, "127.0.0.1");

var called = 0;
for (var i = 0; i < 100; i++)
  promise.addCallback(function () {
    called++;
  });
server.addListener(
  "close",
  check.mustCall(function () {
    check.equal(called, 100);
  }),
);
server.close();

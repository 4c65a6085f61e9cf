// createServer(listener) adds the listener to "connection"; without one it returns a server all the same.
var check = require("../check.js");
function listener() {}
var server = node.tcp.createServer(listener);
check.ok(server instanceof node.tcp.Server);
check.ok(server instanceof node.EventEmitter);
check.deepEqual(server.listeners("connection").length, 1);
check.equal(server.listeners("connection")[0], listener);
check.equal(node.tcp.createServer().listeners("connection").length, 0);
check.equal(node.tcp.createServer(null).listeners("connection").length, 0);
check.equal(new node.tcp.Server().port, undefined);
check.throws(function () {
  node.tcp.createServer("listener");
}, TypeError);

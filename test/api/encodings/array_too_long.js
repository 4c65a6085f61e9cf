// An array that is longer than any memory throws wherever one is taken, at once, and does not end the process.
var check = require("../check.js");
var endless = new Array(4294967295);
check.throws(function () {
  node.encodeUtf8(endless);
}, /elements/);
check.throws(function () {
  node.stdio.write(endless);
}, /elements/);
check.throws(function () {
  node.fs.write(60999, endless, 0);
}, /elements/);
var server = node.tcp.createServer(function (connection) {
  connection.close();
});
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.throws(function () {
      client.send(endless);
    }, /elements/);
    client.close();
    server.close();
  }),
);
check.throws(function () {
  node.dns.setServers(endless);
}, /1000/);
check.throws(function () {
  new node.Promise().emitSuccess(endless);
}, RangeError);

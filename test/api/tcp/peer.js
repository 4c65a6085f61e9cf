// The peer of a Unix socket is known by pid, uid and gid, of TCP and of HTTP.
var check = require("../check.js");

var path = "@node-test-peer-" + node.pid;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.connection.peer.pid, node.pid);
    check.equal(request.connection.localPort, 0);
    request.connection.setNoDelay(true);
    response.sendHeader(200, {});
    response.finish();
    server.close();
  }),
);
server.listen(path);
var client = node.tcp.createConnection(path);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(client.peer.pid, node.pid);
    check.equal(typeof client.peer.uid, "number");
    check.equal(typeof client.peer.gid, "number");
    client.send("GET / HTTP/1.0\r\n\r\n");
  }),
);
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
  }),
);

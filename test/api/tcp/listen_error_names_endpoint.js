// The Error of a failed listen ends with the address and port that it was about, of both kinds of server.
var check = require("../check.js");

function messageOf(server, port, host) {
  return check.throws(function () {
    server.listen(port, host);
  }, Error).message;
}

var first = new node.tcp.Server();
first.listen(0, "127.0.0.1");
[new node.tcp.Server(), new node.http.Server()].forEach(function (server) {
  var reason = "bind: Address already in use: ";
  check.equal(messageOf(server, first.port, "127.0.0.1"), reason + "127.0.0.1:" + first.port);
  check.equal(messageOf(server, first.port), reason + "port " + first.port);
  check.ok(/: \[2001:db8::1\]:7$/.test(messageOf(server, 7, "2001:db8::1")));
});
first.close();

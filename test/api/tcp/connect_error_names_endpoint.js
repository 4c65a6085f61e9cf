// The Error of a connection that failed ends with the address and port that it was for.
var check = require("../check.js");
var server = new node.tcp.Server();
server.listen(0, "127.0.0.1");
var port = server.port;
server.close();
function messageOf(port, host, callback) {
  node.tcp.createConnection(port, host).addListener(
    "close",
    check.mustCall(function (had_error, error) {
      callback(error.message);
    }),
  );
}
messageOf(port, null, function (message) {
  check.equal(message, "connect: Connection refused: 127.0.0.1:" + port);
});
messageOf(80, "name.invalid", function (message) {
  check.ok(/^getaddrinfo: .*: name\.invalid:80$/.test(message), message);
});

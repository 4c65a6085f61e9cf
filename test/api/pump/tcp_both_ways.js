// Two pumps make a TCP proxy: each direction ends by itself, the other goes on.
var check = require("../check.js");

var origin = node.tcp.createServer(function (connection) {
  var received = "";
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    received += data;
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      connection.send("got " + received);
      connection.close();
    }),
  );
  origin.close();
});
origin.listen(0, "127.0.0.1");
var proxy = node.tcp.createServer(function (near) {
  var far = node.tcp.createConnection(origin.port);
  node.pump(near, far).addCallback(
    check.mustCall(function (bytes) {
      check.equal(bytes, 5);
    }),
  );
  node.pump(far, near).addCallback(
    check.mustCall(function (bytes) {
      check.equal(bytes, 9);
    }),
  );
  proxy.close();
});
proxy.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(proxy.port),
  answer = "";
client.setEncoding("ascii");
client.addListener("connect", function () {
  client.send("hello");
  client.close();
});
client.addListener("receive", function (data) {
  answer += data;
});
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
    check.equal(answer, "got hello");
  }),
);

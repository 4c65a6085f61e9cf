// Arrays are sent element by element, also where a program has extended Array.prototype, and an element's valueOf may
// send on the same connection: its bytes go first.
Array.prototype.first = function () {
  return this[0];
};
Array.prototype.last = 99;
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  var got = "";
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    got += data;
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.equal(got, "innerABouter");
      connection.close();
      server.close();
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    client.send([
      65,
      {
        valueOf: function () {
          client.send("inner");
          return 66;
        },
      },
    ]);
    client.send("outer");
    client.close();
  }),
);

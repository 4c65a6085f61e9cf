// maxConnections bounds the connections that are open at once: one more is closed at once, and the server does not hear of it.
var check = require("../check.js");
var accepted = [];
var server = node.tcp.createServer(
  function (connection) {
    accepted.push(connection);
    connection.addListener("eof", function () {
      connection.close();
    });
  },
  { maxConnections: 1 },
);
server.listen(0, "127.0.0.1");

var first = node.tcp.createConnection(server.port);
first.addListener("connect", function () {
  var second = node.tcp.createConnection(server.port);
  second.addListener(
    "eof",
    check.mustCall(function () {
      second.close();
    }),
  );
  second.addListener(
    "close",
    check.mustCall(function () {
      check.equal(accepted.length, 1);
      first.close();
    }),
  );
});
first.addListener(
  "close",
  check.mustCall(function () {
    // its place is free again
    var third = node.tcp.createConnection(server.port);
    third.addListener(
      "close",
      check.mustCall(function () {
        check.equal(accepted.length, 2);
        server.close();
      }),
    );
    third.addListener("connect", function () {
      third.close();
    });
  }),
);

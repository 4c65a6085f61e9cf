// secure.maxHandshakes bounds the handshakes of a server, of both kinds: one more ends the one that has taken the longest, with
// TOO_MANY_HANDSHAKES, and clients that are through do not count.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

[node.tcp.createServer, node.http.createServer].forEach(function (create) {
  var secure = {
    certificateFile: tls.server.certificateFile,
    keyFile: tls.server.keyFile,
    maxHandshakes: 2,
  };
  var server = create(
    function (connection) {
      connection.addListener("eof", function () {
        connection.close();
      });
    },
    { secure: secure },
  );
  var silent = [];
  var order = [];
  server.addListener(
    "error",
    check.mustCall(function (error) {
      if (order.length === 3) return check.equal(error.code, "TRUNCATED"); // the client's own end
      check.equal(error.code, "TOO_MANY_HANDSHAKES");
      check.ok(/maxHandshakes/.test(error.message));
    }, 5),
  );
  server.listen(0, "127.0.0.1");

  // Five that say nothing, one after the other: three of them have to go.
  function stall() {
    var connection = node.tcp.createConnection(server.port);
    silent.push(connection);
    connection.addListener("connect", function () {
      if (silent.length < 5) return stall();
    });
    connection.addListener("eof", function () {
      order.push(silent.indexOf(connection));
      connection.close();
      if (order.length === 3) serve();
    });
  }
  stall();

  // Those who speak are served, one after the other: each makes room by being done.
  var left = 3;
  function serve() {
    check.deepEqual(order.sort(), [0, 1, 2]); // which are told of their end in any order
    silent[3].forceClose();
    silent[4].addListener("close", function () {
      connect();
    });
    silent[4].forceClose();
  }
  function connect() {
    var client = node.tcp.createConnection(server.port, "localhost", { secure: tls.client });
    client.addListener(
      "connect",
      check.mustCall(function () {
        if (--left > 0) return connect();
        server.close();
        open.forEach(function (connection) {
          connection.forceClose();
        });
      }),
    );
    open.push(client);
  }
  var open = [];
});

// A server listens on a path or on an abstract "@name", and createConnection(path) connects there.
var check = require("../check.js");
var folder = require("../fs/fixtures/folder.js");

var left = 2;

function exchange(path) {
  var server = node.tcp.createServer(
    check.mustCall(function (connection) {
      check.equal(connection.remoteAddress, "");
      connection.addListener("eof", function () {
        connection.send("from " + path);
        connection.close();
      });
    }),
  );
  server.listen(path);
  check.equal(server.port, 0);
  check.throws(function () {
    node.tcp.createConnection(path, { encoding: "no such" });
  }, TypeError);
  var client = node.tcp.createConnection(path, { encoding: "utf8" });
  var received = "";
  client.setEncoding("utf8");
  client.addListener("connect", check.mustCall(client.close.bind(client)));
  client.addListener("receive", function (data) {
    received += data;
  });
  client.addListener(
    "close",
    check.mustCall(function (had_error) {
      check.equal(had_error, false);
      check.equal(received, "from " + path);
      server.close();
      check.equal(server.port, undefined);
      if (--left === 0) folder.remove();
    }),
  );
}

exchange(folder.path + "/app.sock");
exchange("@node-test-" + Math.random().toString(36).slice(2));

// "close" follows the "timeout" of an HTTP connection, also where the listener sets another time.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

var server = node.http.createServer(null, { idleTimeout: 20 });
server.addListener(
  "connection",
  check.mustCall(function (connection) {
    connection.addListener(
      "timeout",
      check.mustCall(function () {
        connection.setTimeout(0);
      }),
    );
    connection.addListener(
      "close",
      check.mustCall(function (hadError) {
        check.equal(hadError, false);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.connect(server.port).ended(check.mustCall());

// "connection" gives the node.http.Connection, which request.connection is too: one object for the life of the connection.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var connection;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.connection, connection);
    response.sendHeader(200);
    response.finish();
  }, 2),
);
server.addListener(
  "connection",
  check.mustCall(function (c) {
    connection = c;
    check.equal(this, server);
    check.ok(c instanceof node.http.Connection);
    check.ok(c instanceof node.EventEmitter);
    check.equal(c.remoteAddress, "127.0.0.1");
    check.equal(c.readyState, "open");
    check.equal(c.server, server);
    c.addListener("receive", check.mustNotCall("receive"));
    c.addListener("eof", check.mustCall());
    c.addListener(
      "close",
      check.mustCall(function (had_error) {
        check.equal(had_error, false);
        check.equal(arguments.length, 1);
        check.equal(c.readyState, "closed");
        c.close();
        c.forceClose();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);

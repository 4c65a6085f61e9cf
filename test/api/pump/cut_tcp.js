// A source that fails resets the connection that it was pumped to.
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  connection.addListener("eof", check.mustNotCall("eof"));
  connection.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, true);
    }),
  );
  server.close();
});
server.listen(0, "127.0.0.1");

var to = node.tcp.createConnection(server.port);
to.addListener("connect", function () {
  node.pump({ path: "/" }, to).addErrback(
    check.mustCall(function (error) {
      check.equal(error.code, "EISDIR");
    }),
  );
});
to.addListener("close", check.mustCall());

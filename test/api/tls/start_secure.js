// startSecure on both sides of a plain connection: "secure" follows, then bytes are encrypted; plain text left over throws.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var server = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.setEncoding("utf8");
    connection.addListener("receive", function (data) {
      if (data === "secret") return connection.send("kept");
      check.equal(data, "STARTTLS");
      connection.send("go");
      connection.startSecure(tls.server);
    });
    connection.addListener(
      "secure",
      check.mustCall(function () {
        check.equal(connection.secure.version, "TLSv1.3");
      }),
    );
    connection.addListener("eof", function () {
      connection.close();
    });
    server.close();
  }),
);
server.listen(0);
var client = node.tcp.createConnection(server.port, "localhost");
client.setEncoding("utf8");
client.addListener("connect", function () {
  client.send("STARTTLS");
});
client.addListener(
  "receive",
  check.mustCall(function (data) {
    if (data === "go") return client.startSecure(tls.client);
    check.equal(data, "kept");
    client.close();
  }, 2),
);
client.addListener(
  "secure",
  check.mustCall(function () {
    check.equal(client.secure.certificate.subject, "CN=localhost,O=Tests");
    var error = check.throws(function () {
      client.startSecure(tls.client);
    }, /secure already/);
    check.equal(error.code, "EALREADY");
    client.send("secret");
  }),
);
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
    var error = check.throws(function () {
      client.startSecure(tls.client);
    }, /not open/);
    check.equal(error.code, "ENOTCONN");
  }),
);

// Both sides of node.tcp take the option secure: "connect" follows the handshake, bytes go both ways, and both ends are orderly.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var server = node.tcp.createServer(
  check.mustCall(function (connection) {
    check.equal(connection.readyState, "open");
    check.equal(connection.secure.version, "TLSv1.3");
    check.equal(connection.secure.serverName, "localhost");
    check.equal(connection.secure.certificate, undefined);
    connection.setEncoding("utf8");
    connection.addListener(
      "receive",
      check.mustCall(function (data) {
        check.equal(data, "question");
        connection.send("answer");
      }),
    );
    connection.addListener(
      "eof",
      check.mustCall(function () {
        connection.close();
      }),
    );
    connection.addListener(
      "close",
      check.mustCall(function (hadError) {
        check.equal(hadError, false);
      }),
    );
    server.close();
  }),
  { secure: tls.server },
);
server.addListener("error", check.mustNotCall());
server.listen(0);

var client = node.tcp.createConnection(server.port, "localhost", { secure: tls.client });
check.equal(client.readyState, "opening");
client.setEncoding("utf8");
client.addListener(
  "connect",
  check.mustCall(function () {
    var secure = client.secure;
    check.equal(secure.version, "TLSv1.3");
    check.ok(secure.cipher);
    check.equal(secure.protocol, undefined);
    check.equal(secure.resumed, false);
    check.equal(secure.certificate.subject, "CN=localhost,O=Tests");
    check.equal(secure.certificate.issuer, "CN=Test Authority");
    check.deepEqual(secure.certificate.names, ["localhost", "127.0.0.1", "::1"]);
    check.equal(secure.certificate.fingerprint.length, 64);
    check.ok(secure.certificate.validTo > new Date());
    client.send("question");
  }),
);
client.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data, "answer");
    client.close();
  }),
);
client.addListener(
  "eof",
  check.mustCall(function () {}),
);
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
  }),
);

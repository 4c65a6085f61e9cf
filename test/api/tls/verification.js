// A certificate that does not stand up ends the connection before "connect": "close" (true, error) says why, and the server's
// "error" comes with the client's address.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var cases = [
  ["foreign", "localhost", tls.client, "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
  ["expired", "localhost", tls.client, "CERT_HAS_EXPIRED"],
  ["a", "localhost", tls.client, "HOSTNAME_MISMATCH"],
  ["a", "127.0.0.1", tls.client, "IP_ADDRESS_MISMATCH"],
  ["localhost", "localhost", true, "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
  ["localhost", "127.0.0.1", tls.client, undefined],
  ["chained", "localhost", tls.client, undefined],
  ["a", "localhost", { authoritiesFile: tls.authoritiesFile, serverName: "a.example" }, undefined],
  ["foreign", "localhost", { verify: false }, undefined],
];

cases.forEach(function (one) {
  var server = node.tcp.createServer(
    function (connection) {
      connection.close();
    },
    { secure: tls.certificate(one[0]) },
  );
  server.addListener(
    "error",
    one[3] === undefined
      ? check.mustNotCall()
      : check.mustCall(function (error, address) {
          check.ok(error instanceof Error);
          check.ok(typeof error.code === "string");
          check.ok(/127\.0\.0\.1|::1/.test(address), address);
        }),
  );
  server.listen(0);
  var client = node.tcp.createConnection(server.port, one[1], { secure: one[2] });
  client.addListener(
    "connect",
    one[3] === undefined ? check.mustCall(function () {}) : check.mustNotCall(one[3]),
  );
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(hadError, one[3] !== undefined, one[0]);
      check.equal(error && error.code, one[3]);
      if (one[3] !== undefined)
        setTimeout(function () {
          server.close();
        }, 0);
      else server.close();
    }),
  );
});

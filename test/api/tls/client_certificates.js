// verify: true demands a client's certificate, "optional" asks for one; the server sees it.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");
var mine = tls.certificate("client");
var known = {
  authoritiesFile: tls.authoritiesFile,
  certificateFile: mine.certificateFile,
  keyFile: mine.keyFile,
};

[
  [true, known, "CN=A Client", undefined],
  ["optional", known, "CN=A Client", undefined],
  ["optional", tls.client, undefined, undefined],
  [true, tls.client, undefined, "PEER_DID_NOT_RETURN_A_CERTIFICATE"],
].forEach(function (one) {
  var server = node.tcp.createServer(
    function (connection) {
      check.equal(connection.secure.certificate && connection.secure.certificate.subject, one[2]);
      connection.close();
    },
    {
      secure: {
        certificateFile: tls.server.certificateFile,
        keyFile: tls.server.keyFile,
        verify: one[0],
        authoritiesFile: tls.authoritiesFile,
      },
    },
  );
  server.addListener(
    "error",
    one[3] === undefined
      ? check.mustNotCall()
      : check.mustCall(function (error) {
          check.equal(error.code, one[3]);
          server.close();
        }),
  );
  server.listen(0);
  var client = node.tcp.createConnection(server.port, "localhost", { secure: one[1] });
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(hadError, one[3] !== undefined);
      if (hadError) return check.equal(error.code, "TLSV13_ALERT_CERTIFICATE_REQUIRED");
      server.close();
    }),
  );
});

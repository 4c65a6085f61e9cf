// ALPN takes the server's first choice; a second connection with the same object resumes the session, unless sessions is false.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

function twice(sessions, next) {
  var server = node.tcp.createServer(
    function (connection) {
      connection.send("x");
      connection.close();
    },
    {
      secure: {
        certificateFile: tls.server.certificateFile,
        keyFile: tls.server.keyFile,
        protocols: ["two", "one"],
        sessions: sessions,
      },
    },
  );
  server.listen(0);
  var secure = { authoritiesFile: tls.authoritiesFile, protocols: ["one", "two"] };
  function connect(isSecond) {
    var client = node.tcp.createConnection(server.port, "localhost", { secure: secure });
    client.addListener(
      "receive",
      check.mustCall(function () {
        check.equal(client.secure.protocol, "two");
        check.equal(client.secure.resumed, isSecond && sessions);
        check.equal(client.secure.certificate.subject, "CN=localhost,O=Tests");
      }),
    );
    client.addListener("eof", function () {
      client.close();
    });
    client.addListener(
      "close",
      check.mustCall(function (hadError) {
        check.equal(hadError, false);
        if (!isSecond) return connect(true);
        server.close();
        next();
      }),
    );
  }
  connect(false);
}
twice(true, function () {
  twice(false, function () {});
});

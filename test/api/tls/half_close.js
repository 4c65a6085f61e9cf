// close() ends one direction only: what the other end sends afterwards still comes, over TLS 1.3 as over 1.2, either side first.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

["TLSv1.2", "TLSv1.3"].forEach(function (version) {
  [true, false].forEach(function (clientFirst) {
    var secure = { certificateFile: tls.server.certificateFile, keyFile: tls.server.keyFile };
    if (version === "TLSv1.2") secure.ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256";
    var server = node.tcp.createServer(
      check.mustCall(function (connection) {
        run(connection, !clientFirst);
        server.close();
      }),
      { secure: secure },
    );
    server.addListener("error", check.mustNotCall());
    server.listen(0);
    var client = node.tcp.createConnection(server.port, "localhost", { secure: tls.client });
    client.addListener(
      "connect",
      check.mustCall(function () {
        run(client, clientFirst);
      }),
    );
  });
});

// The first closes at once; the second sends much after that end has come, and closes.
function run(connection, isFirst) {
  var got = 0;
  var much = new Array(300001).join("m");
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    got += data.length;
  });
  if (isFirst) {
    connection.close();
    check.equal(connection.readyState, "readOnly");
  }
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.equal(got, isFirst ? much.length : 0);
      if (isFirst) return;
      check.equal(connection.readyState, "writeOnly");
      connection.send(much);
      connection.close();
    }),
  );
  connection.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(hadError, false, String(error));
    }),
  );
}

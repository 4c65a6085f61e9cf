// A handshake that takes too long ends the connection, an end without close_notify is TRUNCATED, setSecure renews or changes nothing.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var stalling = node.tcp.createServer(check.mustNotCall("no handshake"), {
  secure: {
    certificateFile: tls.server.certificateFile,
    keyFile: tls.server.keyFile,
    handshakeTimeout: 50,
  },
});
stalling.addListener(
  "error",
  check.mustCall(function (error, address) {
    check.equal(error.code, "HANDSHAKE_TIMEOUT");
    check.ok(address);
    stalling.close();
  }),
);
stalling.listen(0);
var silent = node.tcp.createConnection(stalling.port, "127.0.0.1");
silent.addListener("eof", function () {
  silent.close();
});
silent.addListener(
  "close",
  check.mustCall(function () {}),
);

var cutting = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.send(new Array(200000).join("x"));
    connection.forceClose();
    cutting.close();
  }),
  { secure: tls.server },
);
cutting.listen(0);
var cut = node.tcp.createConnection(cutting.port, "localhost", { secure: tls.client });
cut.addListener("eof", check.mustNotCall("an end"));
cut.addListener(
  "close",
  check.mustCall(function (hadError, error) {
    check.equal(hadError, true);
    check.ok(error.code === "TRUNCATED" || error.code === "ECONNRESET", error.code);
  }),
);

var renewed = node.tcp.createServer(
  function (connection) {
    connection.close();
  },
  { secure: tls.certificate("a") },
);
check.throws(function () {
  renewed.setSecure({ certificate: "bad", key: "bad" });
}, Error);
renewed.listen(0);
function subject(expected, next) {
  var client = node.tcp.createConnection(renewed.port, "localhost", { secure: { verify: false } });
  client.addListener(
    "connect",
    check.mustCall(function () {
      check.equal(client.secure.certificate.subject, expected);
      client.close();
    }),
  );
  client.addListener("close", check.mustCall(next));
}
subject("CN=a.example", function () {
  renewed.setSecure(tls.certificate("b"));
  subject("CN=b.example", function () {
    renewed.close();
  });
});

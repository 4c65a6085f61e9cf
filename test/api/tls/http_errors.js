// A request on a connection that is not verified is an "error" with its code; the server's "error" comes with the address; plain HTTP is refused.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var server = node.http.createServer(check.mustNotCall("a request"), {
  secure: tls.certificate("foreign"),
});
var left = 2;
server.addListener(
  "error",
  check.mustCall(function (error, address) {
    check.ok(["TLSV1_ALERT_UNKNOWN_CA", "HTTP_REQUEST"].indexOf(error.code) >= 0, error.code);
    check.equal(address, "127.0.0.1");
    if (--left === 0) server.close();
  }, 2),
);
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, "localhost", { secure: tls.client });
var request = client.get("/");
request.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "UNABLE_TO_GET_ISSUER_CERT_LOCALLY");
    check.ok(/secure\.authorities/.test(error.message), error.message);
  }),
);
request.finish();
var plain = node.http.createClient(server.port, "127.0.0.1").get("/");
plain.addListener(
  "error",
  check.mustCall(function () {}),
);
plain.finish();

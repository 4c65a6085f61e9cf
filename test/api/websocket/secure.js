// wss://: WebSockets over TLS, by server and client, with connection.secure as it is elsewhere.
var check = require("../check.js");
var tls = require("../tls/fixtures/tls.js");

var server = node.http.createServer(
  function (request, response) {
    var accepted = node.websocket.accept(request, response, { compress: true });
    check.equal(accepted.secure.serverName, "localhost");
    accepted.addListener("message", function (message) {
      accepted.send(message);
    });
    accepted.addListener(
      "close",
      check.mustCall(function (code) {
        check.equal(code, 1000);
        server.close();
      }),
    );
  },
  { secure: tls.server },
);
server.addListener("error", check.mustNotCall());
server.listen(0);
var long = new Array(100001).join("long ");
var client = node.websocket.createConnection("wss://localhost:" + server.port + "/", {
  secure: tls.client,
  compress: true,
});
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(client.secure.version, "TLSv1.3");
    client.send(long);
  }),
);
client.addListener(
  "message",
  check.mustCall(function (message) {
    check.ok(message === long);
    client.close();
  }),
);
client.addListener(
  "close",
  check.mustCall(function (code, reason, clean) {
    check.deepEqual([code, clean], [1000, true]);
  }),
);

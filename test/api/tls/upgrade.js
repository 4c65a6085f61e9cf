// An upgraded connection stays secure, on both sides.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var server = node.http.createServer(
  function (request, response) {
    var connection = response.upgrade({ Upgrade: "echo" });
    check.equal(connection.secure.serverName, "localhost");
    connection.addListener("receive", function (data) {
      connection.send(data);
      connection.close();
    });
  },
  { secure: tls.server },
);
server.addListener("error", check.mustNotCall());
server.listen(0);
var client = node.http.createClient(server.port, "localhost", { secure: tls.client });
var request = client.get("/", { Upgrade: "echo", Connection: "Upgrade" });
request.addListener(
  "upgrade",
  check.mustCall(function (response, connection) {
    check.equal(connection.secure.version, "TLSv1.3");
    connection.setEncoding("ascii");
    connection.send("sealed");
    connection.addListener(
      "receive",
      check.mustCall(function (data) {
        check.equal(data, "sealed");
        connection.close();
        server.close();
      }),
    );
    connection.addListener(
      "close",
      check.mustCall(function (hadError) {
        check.equal(hadError, false);
      }),
    );
  }),
);
request.finish();

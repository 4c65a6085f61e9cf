// A request's "upgrade" has the answer and the connection, with what the server has sent behind its 101.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  check.equal(request.header("connection"), "Upgrade");
  var connection = response.upgrade({ Upgrade: "echo" });
  connection.send("hello");
  connection.addListener("eof", function () {
    connection.close();
  });
  connection.addListener("receive", function (data) {
    connection.send(data);
    connection.close();
  });
});
server.listen(0);

var client = node.http.createClient(server.port);
var request = client.get("/", { Upgrade: "echo", Connection: "Upgrade" });
var received = "";
request.addListener(
  "upgrade",
  check.mustCall(function (response, connection) {
    check.equal(response.statusCode, 101);
    check.equal(response.header("upgrade"), "echo");
    check.ok(connection instanceof node.tcp.Connection);
    connection.setEncoding("ascii");
    connection.addListener(
      "connect",
      check.mustCall(function () {}),
    );
    connection.addListener("receive", function (data) {
      received += data;
      if (received === "hello") connection.send(" again");
    });
    connection.addListener("eof", function () {
      connection.close();
    });
    connection.addListener(
      "close",
      check.mustCall(function () {
        check.equal(received, "hello again");
        // The client makes another connection for the next request.
        var next = client.get("/", { Upgrade: "echo", Connection: "Upgrade" });
        next.addListener(
          "upgrade",
          check.mustCall(function (answer, other) {
            other.forceClose();
            server.close();
          }),
        );
        next.finish();
      }),
    );
  }),
);
request.addListener("response", check.mustNotCall("it was an upgrade"));
request.addListener("error", check.mustNotCall("no error"));
request.finish();

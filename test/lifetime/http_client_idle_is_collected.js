// A client that nobody refers to is collected when it has nothing under way, and its kept connection closes with it.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var server = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.addListener("receive", function () {
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    connection.addListener(
      "eof",
      check.mustCall(function () {
        connection.close();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");

(function () {
  var client = node.http.createClient(server.port);
  client.get("/").finish(
    check.mustCall(function (response) {
      response.addListener(
        "complete",
        check.mustCall(function () {
          collect.whenCollected(function () {
            var last = client;
            client = response = null;
            return last;
          }, check.mustCall());
        }),
      );
    }),
  );
})();

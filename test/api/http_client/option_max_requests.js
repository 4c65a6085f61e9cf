// maxRequests bounds the requests that one connection carries: the next one has a new connection.
var check = require("../check.js");
var connections = 0;
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200);
  response.finish();
});
server.addListener("connection", function () {
  connections++;
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, null, { maxRequests: 2 });
var left = 5;
for (var i = 0; i < 5; i++) {
  client.get("/").finish(
    check.mustCall(function (response) {
      response.addListener(
        "complete",
        check.mustCall(function () {
          if (--left > 0) return;
          check.equal(connections, 3);
          server.close();
        }),
      );
    }),
  );
}

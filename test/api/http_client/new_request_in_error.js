// A request made inside "error" goes on with a connection of its own.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/cut") return request.connection.forceClose();
  response.sendHeader(200, {});
  response.finish();
  server.close();
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
client.addListener(
  "error",
  check.mustCall(function () {
    client.get("/good").finish(
      check.mustCall(function (response) {
        check.equal(response.statusCode, 200);
      }),
    );
  }),
);
client.get("/cut").finish(check.mustNotCall("response"));

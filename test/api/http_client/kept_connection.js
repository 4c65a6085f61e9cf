// The connection is kept for the next request when the server allows it, and reopened when it does not.
var check = require("../check.js");

var requests = 0;
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, request.uri.path === "/close" ? { "Connection": "close" } : {});
  response.finish();
  if (++requests === 5) server.close();
});
server.addListener("connection", check.mustCall(null, 2));
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
client.get("/keep").finish();
client.post("/keep").finish();
client.get("/close").finish(function (response) {
  response.addListener("complete", function () {
    client.get("/keep").finish();
    client.get("/keep").finish();
  });
});

// node.exit inside a body event ends the process at once, with requests in flight, in the queue and not yet connected.
var check = require("../api/check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("x");
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);
client.get("/").finish(function (response) {
  response.addListener(
    "body",
    check.mustCall(function () {
      client.post("/").sendBody(new Uint8Array(1000000));
      node.http.createClient(server.port, "localhost").get("/").finish();
      node.exit(0);
    }),
  );
});

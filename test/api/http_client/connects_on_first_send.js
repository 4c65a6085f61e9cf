// A client connects when its first request is sent, not before.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, { "Connection": "close" });
  response.finish();
  server.close();
});
var connections = 0;
server.addListener("connection", function () {
  connections++;
});
server.listen(0, "127.0.0.1");

var request = node.http.createClient(server.port).get("/");
setTimeout(function () {
  check.equal(connections, 0);
  request.finish(check.mustCall());
}, 20);

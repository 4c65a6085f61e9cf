// A Connection header is sent as given, and "close" in it ends the connection with the answer.
var check = require("../check.js");

var seen = [];
var server = node.http.createServer(function (request, response) {
  seen.push(String(request.header("Connection")));
  response.sendHeader(200, {});
  response.finish();
  if (seen.length === 4) server.close();
});
server.addListener("connection", check.mustCall(null, 2));
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
client.get("/", { "Connection": "keep-alive" }).finish();
client.get("/", {}).finish();
client.get("/", { "connection": "Close" }).finish();
client.get("/", { "Connection": "x-other" }).finish();
process.addListener("exit", function () {
  check.deepEqual(seen, ["keep-alive", "undefined", "close", "x-other"]);
});

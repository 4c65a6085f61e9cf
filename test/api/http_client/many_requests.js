// A thousand requests sent at once are answered in order, over one connection.
var check = require("../check.js");

var COUNT = 1000;
var served = 0;
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody(request.uri.path);
  response.finish();
  if (++served === COUNT) server.close();
});
server.addListener("connection", check.mustCall());
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
var next = 0;
for (var i = 0; i < COUNT; i++) {
  client.get("/" + i).finish(function (response) {
    response.setBodyEncoding("ascii");
    response.addListener("body", function (chunk) {
      check.equal(chunk, "/" + next++);
    });
  });
}
process.addListener("exit", function () {
  check.equal(next, COUNT);
});

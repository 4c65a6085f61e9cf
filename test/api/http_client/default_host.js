// createClient without a host means 127.0.0.1, and ports may be strings or Number objects.
var check = require("../check.js");

var left = 3;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.connection.remoteAddress, "127.0.0.1");
    response.sendHeader(200, {});
    response.finish();
    if (--left === 0) server.close();
  }, 3),
);
server.listen(0, "127.0.0.1");

node.http.createClient(server.port).get("/").finish(check.mustCall());
node.http.createClient(String(server.port), null).get("/").finish(check.mustCall());
node.http.createClient(new Number(server.port), undefined).get("/").finish(check.mustCall());

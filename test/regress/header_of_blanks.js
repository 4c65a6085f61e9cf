// Blanks within a header's value are part of it, and as many as a head may have take no time to look at.
var check = require("../api/check.js");
var value = "a" + new Array(60000).join(" ") + "b";
var left = 20;

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.headers.X, value);
    response.sendHeader(200, {});
    response.finish();
    if (--left === 0) server.close();
  }, left),
);
server.listen(0, "127.0.0.1");
for (var i = 0; i < left; i++)
  node.http
    .createClient(server.port)
    .get("/", { X: " \t" + value + "\t " })
    .finish(check.mustCall());

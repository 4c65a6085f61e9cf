// sendBody on a GET or HEAD whose headers declare no body throws, and the request can still be finished.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, {});
    response.finish();
    if (request.method === "HEAD") server.close();
  }, 2),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
["get", "head"].forEach(function (method) {
  var request = client[method]("/");
  check.throws(function () {
    request.sendBody("x");
  }, /GET or HEAD/);
  request.sendBody("");
  request.finish(check.mustCall());
});

// get, head, post, put and del send requests with these methods and the path as given.
var check = require("../check.js");

var seen = [];
var server = node.http.createServer(function (request, response) {
  seen.push(request.method + " " + request.uri.source);
  response.sendHeader(200, {});
  response.finish();
  if (seen.length === 5) server.close();
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
["get", "head", "post", "put", "del"].forEach(function (name) {
  client[name]("/" + name + "?a=b%20c").finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 200);
    }),
  );
});
process.addListener("exit", function () {
  check.deepEqual(seen, [
    "GET /get?a=b%20c",
    "HEAD /head?a=b%20c",
    "POST /post?a=b%20c",
    "PUT /put?a=b%20c",
    "DELETE /del?a=b%20c",
  ]);
});

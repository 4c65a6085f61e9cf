// finish adds its listener for "response" to those there are; it may be left out, and must be a function.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.finish();
});
server.listen(0, "127.0.0.1");

var order = [];
var client = node.http.createClient(server.port);
var request = client.get("/");
request.addListener("response", function (response) {
  order.push(response);
});
check.throws(function () {
  request.finish("x");
}, TypeError);
request.finish(
  check.mustCall(function (response) {
    check.equal(this, request);
    check.equal(order[0], response);
    check.ok(response instanceof node.http.ClientResponse);
  }),
);
var other = client.get("/");
other.addListener(
  "response",
  check.mustCall(function () {
    server.close();
  }),
);
check.ok(other instanceof node.http.ClientRequest);
other.finish();

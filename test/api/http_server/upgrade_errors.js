// response.upgrade() throws, and changes nothing, for a request that asks for no other protocol, and for wrong headers.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  check.throws(function () {
    response.upgrade({ "Content-Length": 5 });
  }, TypeError);
  check.throws(function () {
    response.upgrade({ "a b": "c" });
  }, TypeError);
  check.throws(function () {
    response.upgrade(7);
  }, TypeError);
  if (request.uri.path === "/asks") {
    response.sendHeader(400, {});
    check.throws(function () {
      response.upgrade();
    }, /upgrade: the response has begun/);
  } else {
    check.throws(function () {
      response.upgrade();
    }, /upgrade: the request does not ask for another protocol/);
    response.sendHeader(200, {});
  }
  response.finish();
});
server.listen(0);
var client = node.http.createClient(server.port);
client.get("/").finish(
  check.mustCall(function (response) {
    check.equal(response.statusCode, 200);
  }),
);
client.get("/asks", { Upgrade: "x", Connection: "Upgrade" }).finish(
  check.mustCall(function (response) {
    check.equal(response.statusCode, 400);
    server.close();
  }),
);

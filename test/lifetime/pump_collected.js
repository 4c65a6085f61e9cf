// What was pumped is collected when the pump is done.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, { "Connection": "close" });
    node.pump(request, response).addCallback(
      check.mustCall(function () {
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");

collect.whenCollected(function () {
  var request = node.http.createClient(server.port).post("/");
  node.pump({ path: __filename }, request).addCallback(check.mustCall());
  request.addListener(
    "response",
    check.mustCall(function (response) {
      node.pump(response, { path: "/dev/null" }).addCallback(check.mustCall());
    }),
  );
  return request;
}, check.mustCall());

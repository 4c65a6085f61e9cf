// A server that answers before it has the whole upload fails the pump, and the answer is there to be read.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.pause();
    response.sendHeader(413, { "Connection": "close" });
    response.sendBody("too much");
    response.finish();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");

var post = node.http.createClient(server.port).post("/");
post.addListener("error", check.mustNotCall("error"));
post.addListener(
  "response",
  check.mustCall(function (response) {
    check.equal(response.statusCode, 413);
    response.addListener("complete", check.mustCall());
  }),
);
node.pump({ path: "/dev/zero" }, post).addErrback(
  check.mustCall(function (error) {
    check.ok(error instanceof Error);
  }),
);

// An answer before the request is finished is delivered; the rest has nowhere to go, and the connection is not used again.
var check = require("../check.js");

var requests = 0;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(request.method === "POST" ? 413 : 200, {});
    response.sendBody("too much");
    response.finish();
    if (++requests === 2) server.close();
  }, 2),
);
server.addListener("connection", check.mustCall(null, 2));
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
client.addListener("error", check.mustNotCall("error"));
var post = client.post("/");
post.addListener(
  "response",
  check.mustCall(function (response) {
    check.equal(response.statusCode, 413);
    response.addListener("body", check.mustCall());
    response.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(post.sendBody("y"), false);
        check.equal(post.finish(), false);
      }),
    );
  }),
);
post.sendBody("x");
client.get("/").finish(
  check.mustCall(function (response) {
    check.equal(response.statusCode, 200);
  }),
);

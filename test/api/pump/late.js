// A message that was paused loses nothing until it is pumped, and one that is complete counts no bytes.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.pause();
    setTimeout(function () {
      response.sendHeader(200, {});
      node.pump(request, response).addCallback(
        check.mustCall(function (bytes) {
          check.equal(bytes, request.method === "GET" ? 0 : 6);
          if (request.method === "GET") server.close();
        }),
      );
    }, 20);
  }, 2),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
var post = client.post("/");
post.sendBody("abcdef");
post.finish(
  check.mustCall(function (response) {
    var body = "";
    response.setBodyEncoding("utf8");
    response.addListener("body", function (chunk) {
      body += chunk;
    });
    response.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(body, "abcdef");
        node.pump(response, { path: "/dev/null" }).addCallback(
          check.mustCall(function (bytes) {
            check.equal(bytes, 0);
          }),
        );
      }),
    );
  }),
);
client.get("/").finish(check.mustCall());

// finish() short of the Content-Length throws, the server sees no whole request, and the next request goes on.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (request.method === "GET") {
      response.sendHeader(200, {});
      response.finish();
      server.close();
      return;
    }
    request.addListener("complete", check.mustNotCall("complete"));
    request.addListener("close", check.mustCall());
    request.addListener(
      "body",
      check.mustCall(function () {
        check.throws(function () {
          short.finish(check.mustNotCall("response"));
        }, /shorter/);
        check.equal(short.sendBody("o"), false);
        check.equal(short.finish(), false);
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
var short = client.post("/", { "Content-Length": 5 });
short.sendBody("hell");
client.get("/").finish(check.mustCall());

// Nothing was sent yet: nothing is.
var unsent = client.put("/", { "Content-Length": 1 });
check.throws(function () {
  unsent.finish();
}, /shorter/);

// A connection that is refused is one "error" with an Error on the client and one on the request, and nothing else.
var check = require("../check.js");

var server = node.http.createServer();
server.listen(0, "127.0.0.1");
var port = server.port;
server.close();

var client = node.http.createClient(port);
var errors = [];
client.addListener(
  "error",
  check.mustCall(function (error) {
    errors.push(error);
  }, 2),
);
["/1", "/2"].forEach(function (path) {
  var request = client.post(path);
  request.addListener("response", check.mustNotCall("response"));
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.ok(error instanceof Error);
      check.equal(error.code, "ECONNREFUSED");
      errors.push(error);
      check.equal(request.sendBody("x"), false);
      check.equal(request.finish(check.mustNotCall("listener")), false);
    }),
  );
  request.sendBody("x");
});
process.addListener("exit", function () {
  check.equal(errors.length, 4);
  check.equal(errors[0], errors[1]); // the same Error on both
});

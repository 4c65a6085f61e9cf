// A response without sendHeader, and a body past its Content-Length, fail the pump with the Error that says so.
var check = require("../check.js");

var left = 2;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var expected = /sendHeader/;
    if (request.uri.path === "/long") {
      response.sendHeader(200, { "Content-Length": 3 });
      expected = /longer/;
    }
    node.pump({ path: "/etc/passwd" }, response).addErrback(
      check.mustCall(function (error) {
        check.ok(expected.test(error.message), error.message);
        if (--left === 0) server.close();
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");
["/none", "/long"].forEach(function (path) {
  var request = node.http.createClient(server.port).get(path);
  request.addListener("error", check.mustCall());
  request.finish(check.mustNotCall("response"));
});

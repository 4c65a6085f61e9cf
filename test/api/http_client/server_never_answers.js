// A server that closes without an answer fails the request with ECONNRESET.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([""]);
var request = node.http.createClient(server.port).get("/");
request.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "ECONNRESET");
    check.ok(/before it answered/.test(error.message), error.message);
  }),
);
request.finish(check.mustNotCall("response"));

// A host that has no address is an "error" of the client and of the request.
var check = require("../check.js");

var client = node.http.createClient(80, "no-such-host.invalid");
client.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(error instanceof Error);
  }),
);
var request = client.get("/");
request.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(/^EAI_/.test(error.code), error.code);
  }),
);
request.finish(check.mustNotCall("response"));

// An answer that leaves HTTP (101) is an error, for nobody here speaks anything else.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen(["HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nbytes"]);
var request = node.http.createClient(server.port).get("/", { "Upgrade": "x" });
request.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(/protocol/.test(error.message));
  }),
);
request.finish(check.mustNotCall("response"));

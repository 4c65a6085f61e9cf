// Where a request is broken off, what was pumping its answer fails, too: a proxy does not hold its other half for ever.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200);
  response.sendBody("the beginning");
});
server.listen(0, "127.0.0.1");

var request = node.http.createClient(server.port).post("/");
request.addListener("error", check.mustNotCall("error"));
request.addListener(
  "response",
  check.mustCall(function (response) {
    node.pump(response, { path: "/dev/null" }).addErrback(
      check.mustCall(function (error) {
        check.equal(error.code, "ECANCELED");
      }),
    );
    node.pump({ path: "/" }, request).addErrback(
      check.mustCall(function (error) {
        check.equal(error.code, "EISDIR");
        server.close();
      }),
    );
  }),
);
request.sendBody("the beginning");

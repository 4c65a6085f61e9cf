// A second finish is ignored with its listener, and sendBody after finish throws.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, {});
    response.finish();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");

var request = node.http.createClient(server.port).post("/");
check.equal(
  request.finish(
    check.mustCall(function (response) {
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.throws(function () {
            request.sendBody("x");
          }, /finished/);
        }),
      );
    }),
  ),
  true,
);
request.finish(check.mustNotCall("the second listener"));
check.throws(function () {
  request.sendBody("x");
}, /finished/);

// Where an answer is broken off, what was pumping the request fails, too.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200);
  response.sendBody("the beginning");
});
server.listen(0, "127.0.0.1");

var child = node.createChildProcess("echo beginning; read end"); // a source that goes on
var request = node.http.createClient(server.port).post("/");
node.pump(child, request).addErrback(
  check.mustCall(function (error) {
    check.ok(error instanceof Error);
    child.close();
    server.close();
  }),
);
request.addListener(
  "response",
  check.mustCall(function (response) {
    node.pump(response, { path: "/no/such/folder/file" }).addErrback(
      check.mustCall(function (error) {
        check.equal(error.code, "ENOENT");
      }),
    );
  }),
);

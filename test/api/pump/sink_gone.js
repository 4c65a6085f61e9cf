// When who should get the bytes goes away, the promise fails, and the source is let go of.
var check = require("../check.js");
var files = require("fixtures/files.js");

var before = files.descriptors();
var left = 2;
function done(error) {
  check.ok(error instanceof Error);
  if (--left > 0) return;
  server.close();
  look();
}
// Ends when all descriptors are closed; with one left open it never does.
function look() {
  if (files.descriptors() > before) setTimeout(look, 5);
}
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, {});
    if (request.uri.path === "/file") {
      node.pump({ path: "/dev/zero" }, response).addErrback(check.mustCall(done));
    } else {
      var yes = node.createChildProcess("exec yes");
      yes.addListener(
        "exit",
        check.mustCall(function (code, signal) {
          check.equal(signal, "SIGPIPE");
        }),
      );
      node.pump(yes, response).addErrback(check.mustCall(done));
    }
  }, 2),
);
server.listen(0, "127.0.0.1");
["/file", "/child"].forEach(function (path) {
  var connection = node.tcp.createConnection(server.port);
  connection.addListener("connect", function () {
    connection.send("GET " + path + " HTTP/1.1\r\n\r\n");
  });
  var received = 0;
  connection.setEncoding("bytes");
  connection.addListener("receive", function (data) {
    received += data.length;
    if (received > 1000000) connection.forceClose();
  });
});

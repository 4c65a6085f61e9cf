// A client that does not take its answer is silent: idleTimeout ends its connection, be the answer finished or not.
var check = require("../check.js");
var HUGE = new Uint8Array(32 * 1024 * 1024);
var open = 3;

function last() {
  if (--open === 0) server.close();
}

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    request.connection.addListener("timeout", check.mustCall());
    request.connection.addListener("close", check.mustCall(last));
    if (request.uri.path === "/finished") {
      response.sendBody(HUGE);
      response.finish();
      return;
    }
    request.addListener("close", check.mustCall());
    if (request.uri.path === "/pump") {
      node.pump({ path: "/dev/zero" }, response).addErrback(check.mustCall());
    } else {
      check.equal(response.sendBody(HUGE), false);
      response.addListener("drain", check.mustNotCall("drain"));
    }
  }, 3),
  { idleTimeout: 200 },
);
server.listen(0, "127.0.0.1");

["/finished", "/streamed", "/pump"].forEach(function (path) {
  var client = node.tcp.createConnection(server.port);
  client.readPause();
  client.addListener("connect", function () {
    client.send("GET " + path + " HTTP/1.1\r\n\r\n");
  });
  server.addListener("close", function () {
    client.forceClose();
  });
});

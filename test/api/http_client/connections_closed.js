// close() of a pool ends each connection after the requests that were begun, forceClose() at once; each emits "close".
var check = require("../check.js");

var asked = 0;
var server = node.http.createServer(function (request, response) {
  asked++;
  if (request.uri.path === "/never") {
    return request.connection.addListener("eof", function () {
      request.connection.forceClose();
    });
  }
  setTimeout(function () {
    response.sendHeader(200, {});
    response.finish();
  }, 10);
});
server.listen(0, "127.0.0.1");

function make(closes) {
  var client = node.http.createClient(server.port, "127.0.0.1", { connections: 2 });
  client.addListener("close", check.mustCall(null, closes));
  return client;
}

var graceful = make(2);
graceful.addListener("error", check.mustNotCall("error"));
for (var i = 0; i < 5; i++) graceful.get("/").finish(check.mustCall());
graceful.close();
check.equal(graceful.readyState, "opening");

var forced = make(2);
forced.addListener("error", check.mustCall(null, 2));
[1, 2].forEach(function () {
  var request = forced.get("/never");
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.equal(error.code, "ECANCELED");
    }),
  );
  request.finish(check.mustNotCall("response"));
});
setTimeout(function wait() {
  if (asked < 7 || graceful.readyState !== "closed") return setTimeout(wait, 1);
  check.equal(forced.readyState, "open");
  forced.forceClose();
  server.close();
}, 1);

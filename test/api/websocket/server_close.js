// server.close() ends the server's WebSockets with 1001.
var check = require("../check.js");

var COUNT = 5;
var server = node.http.createServer(function (request, response) {
  var accepted = node.websocket.accept(request, response);
  check.equal(accepted.server, server);
  accepted.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.deepEqual([code, reason, clean], [1001, "", true]);
    }),
  );
});
server.listen(0);
server.addListener(
  "close",
  check.mustCall(function () {}),
);
var open = 0;
for (var i = 0; i < COUNT; i++) {
  var client = node.websocket.createConnection("ws://127.0.0.1:" + server.port + "/");
  client.addListener("connect", function () {
    if (++open === COUNT) server.close();
  });
  client.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.deepEqual([code, reason, clean], [1001, "", true]);
    }),
  );
}

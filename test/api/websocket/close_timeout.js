// A client that does not answer a close is cut after closeTimeout: 1006.
var check = require("../check.js");
var HANDSHAKE = require("./fixtures/pair.js").HANDSHAKE;

var server = node.http.createServer(function (request, response) {
  var accepted = node.websocket.accept(request, response, { closeTimeout: 30 });
  accepted.addListener("connect", function () {
    accepted.close(4000, "go");
    check.equal(accepted.readyState, "closing");
  });
  accepted.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.deepEqual(
        [code, reason, clean],
        [1006, "the peer did not close within closeTimeout", false],
      );
      server.close();
    }),
  );
});
server.listen(0);
var raw = node.tcp.createConnection(server.port);
raw.addListener("connect", function () {
  raw.send(HANDSHAKE);
});
raw.addListener("eof", function () {
  raw.close();
});
raw.addListener(
  "close",
  check.mustCall(function () {}),
);

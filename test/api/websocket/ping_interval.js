// A silent client is pinged each pingInterval; one that does not answer is closed: 1006.
var check = require("../check.js");
var HANDSHAKE = require("./fixtures/pair.js").HANDSHAKE;

var server = node.http.createServer(function (request, response) {
  var accepted = node.websocket.accept(request, response, { pingInterval: 40 });
  accepted.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.deepEqual(
        [code, reason, clean],
        [1006, "a ping was not answered within pingInterval", false],
      );
      server.close();
    }),
  );
});
server.listen(0);

// It answers two pings and then no more.
var raw = node.tcp.createConnection(server.port);
var pings = 0;
raw.setEncoding("ascii");
raw.addListener("connect", function () {
  raw.send(HANDSHAKE);
});
raw.addListener("receive", function (data) {
  if (data.slice(-2) !== "\x89\0") return;
  if (++pings < 3) raw.send([0x8a, 0x80, 0, 0, 0, 0]);
});
raw.addListener("eof", function () {
  raw.close();
});
raw.addListener(
  "close",
  check.mustCall(function () {
    check.equal(pings, 3);
  }),
);

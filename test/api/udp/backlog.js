// Above maxBacklog bytes, or 65536 datagrams, that wait unsent, one more is refused with ENOBUFS.
var check = require("../check.js");

var socket = node.udp.createSocket(null, { maxBacklog: 1000 });
socket.bind(0, "127.0.0.1");
socket.send(new Uint8Array(1001), socket.port).addCallback(
  check.mustCall(function () {
    socket.close();
  }),
);
check.equal(socket.backlog, 1001);
socket.send("x", socket.port).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOBUFS");
  }),
);

// Empty ones are counted as well.
var many = node.udp.createSocket();
many.bind(0, "127.0.0.1");
var refused = 0;
for (var i = 0; i < 65536 + 10; i++) {
  many.send("", many.port).addErrback(function (error) {
    if (error.code === "ECANCELED") return;
    check.equal(error.code, "ENOBUFS");
    if (++refused === 10) many.close();
  });
}
many.addListener(
  "close",
  check.mustCall(function () {
    check.equal(refused, 10);
  }),
);

// Above maxBacklog bytes that wait unsent, a datagram is refused with ENOBUFS.
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

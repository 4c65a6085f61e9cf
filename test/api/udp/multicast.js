// What is sent to a group comes to those that have joined it.
var check = require("../check.js");

var socket = node.udp.createSocket(
  check.mustCall(function (bytes) {
    check.equal(node.decode(bytes), "to all");
    socket.leave("239.1.2.3", "127.0.0.1");
    socket.close();
  }),
  { reuseAddress: true },
);
socket.bind(0, "0.0.0.0");
socket.join("239.1.2.3", "127.0.0.1");
check.equal(
  check.throws(function () {
    socket.join("239.1.2.3", "127.0.0.1");
  }, Error).code,
  "EADDRINUSE",
);
check.equal(
  check.throws(function () {
    socket.join("127.0.0.1");
  }, Error).code,
  "EINVAL",
);
var error = check.throws(function () {
  socket.join("239.1.2.4", "no-such-one");
}, /no-such-one/);
check.equal(error.code, "ENODEV");
socket.setMulticastTtl(0);
socket.setTtl(3);
socket.setBroadcast(true);
socket.setMulticastLoopback(false);
socket.setMulticastLoopback(true);
socket.send("to all", socket.port, "239.1.2.3");

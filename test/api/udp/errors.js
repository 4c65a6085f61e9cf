// Errors of the system reach the promise of their datagram, or throw in bind(); wrong arguments throw a TypeError.
var check = require("../check.js");

var socket = node.udp.createSocket();
socket.bind(0, "127.0.0.1");
check.equal(
  check.throws(function () {
    node.udp.createSocket().bind(socket.port, "127.0.0.1");
  }, Error).code,
  "EADDRINUSE",
);
check.throws(function () {
  socket.bind();
}, /already/);
check.throws(function () {
  socket.send("x", 70000);
}, TypeError);
check.throws(function () {
  socket.send({}, 9);
}, TypeError);
check.throws(function () {
  socket.join("x");
}, TypeError);
check.throws(function () {
  socket.setTtl(0);
}, TypeError);
check.throws(function () {
  node.udp.createSocket("x");
}, TypeError);
check.throws(function () {
  node.udp.createSocket(null, { maxBacklog: -1 });
}, TypeError);
socket.send(new Uint8Array(70000), 9).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "EMSGSIZE");
  }),
);
socket.send("x").addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "EDESTADDRREQ");
    sendToNobody();
  }),
);
function sendToNobody() {
  socket.send("x", 9, "no such name.invalid").addErrback(
    check.mustCall(function (error) {
      check.ok(/^EAI_/.test(error.code), error.code);
      socket.send("x", 9).addErrback(
        check.mustCall(function (error) {
          check.equal(error.code, "ECANCELED");
        }),
      );
      socket.close();
      socket.close();
      check.equal(socket.address(), undefined);
    }),
  );
}

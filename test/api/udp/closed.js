// After close() a socket throws an Error (EBADF) and stays closed; bind() alone opens it again.
var check = require("../check.js");

var socket = node.udp.createSocket();
socket.bind(0, "127.0.0.1");
var port = socket.port;
var canceled = socket.send("by name", port, "localhost");
socket.close();
var calls = {
  send: ["x", port],
  connect: [port],
  join: ["239.1.2.3"],
  leave: ["239.1.2.3"],
  setBroadcast: [true],
  setTtl: [3],
  setMulticastTtl: [3],
  setMulticastLoopback: [true],
};
Object.keys(calls).forEach(function (name) {
  var error = check.throws(function () {
    socket[name].apply(socket, calls[name]);
  }, Error);
  check.equal(error.code, "EBADF", name);
  check.equal(error.message, name + ": the socket is closed");
});
["unref", "ref", "readPause", "readResume", "close"].forEach(function (name) {
  socket[name]();
});
check.equal(socket.port, undefined);
check.equal(socket.address(), undefined);
check.equal(socket.backlog, 0);
check.equal(socket.dropped, 0);

canceled.addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ECANCELED");
    socket.bind(0, "127.0.0.1");
    socket.addListener(
      "message",
      check.mustCall(function () {
        socket.close();
      }),
    );
    socket.send("again", socket.port);
  }),
);
socket.addListener("close", check.mustCall(null, 2));

// One that was never bound is closed for good as well.
var unused = node.udp.createSocket();
unused.addListener("close", check.mustCall());
unused.close();
check.throws(function () {
  unused.send("x", 9);
}, /closed/);

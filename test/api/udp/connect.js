// A connected socket hears its peer alone, sends without an address, and emits "error" where nobody takes a datagram.
var check = require("../check.js");

var peer = node.udp.createSocket();
peer.bind(0, "127.0.0.1");
var stranger = node.udp.createSocket();
stranger.bind(0, "127.0.0.1");
var socket = node.udp.createSocket(
  check.mustCall(function (bytes, from) {
    check.equal(from.port, peer.port);
    peer.close();
    stranger.close();
    socket.send("to nobody");
  }),
);
socket.bind(0, "127.0.0.1");
socket.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "ECONNREFUSED");
    socket.close();
  }),
);
peer.addListener("message", function () {
  stranger.send("strange", socket.port).addCallback(function () {
    peer.send("known", socket.port);
  });
});
socket.connect(peer.port, "localhost").addCallback(
  check.mustCall(function () {
    socket.send("hello");
  }),
);

var socket = node.udp.createSocket(function (bytes, from) {
  socket.send(bytes, from.port, from.address);
});
socket.bind(ARGV[2], "127.0.0.1");

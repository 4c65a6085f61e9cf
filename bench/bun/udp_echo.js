await Bun.udpSocket({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  socket: {
    data(socket, bytes, port, address) {
      try {
        socket.send(bytes, port, address);
      } catch {} // ECONNREFUSED of an earlier one, whose peer has gone
    },
    error() {},
  },
});

Bun.listen({
  unix: "/tmp/bench-" + process.argv[2] + ".sock",
  socket: {
    open(socket) { socket.data = []; },
    data(socket, data) {
      // What the kernel does not take is kept for drain().
      if (socket.data.length > 0) return void socket.data.push(Buffer.from(data));
      const written = socket.write(data);
      if (written < data.length) socket.data.push(Buffer.from(data.subarray(written)));
    },
    drain(socket) {
      while (socket.data.length > 0) {
        const written = socket.write(socket.data[0]);
        if (written < socket.data[0].length) return void (socket.data[0] = socket.data[0].subarray(written));
        socket.data.shift();
      }
    },
  },
});

require("net").createServer((socket) => {
  socket.on("data", (data) => socket.write(data));
  socket.on("error", () => {});
}).listen("/tmp/bench-" + process.argv[2] + ".sock");

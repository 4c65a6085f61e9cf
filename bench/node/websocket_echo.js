const { WebSocketServer } = require("../peers/node_modules/ws");
new WebSocketServer({ port: +process.argv[2], host: "127.0.0.1" }).on("connection", (socket) => {
  socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on("error", () => {});
});

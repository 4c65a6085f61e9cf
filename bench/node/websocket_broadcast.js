const { WebSocketServer } = require("../peers/node_modules/ws");
const server = new WebSocketServer({ port: +process.argv[2], host: "127.0.0.1" });
server.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => {
    for (const member of server.clients) member.send(data, { binary: isBinary });
  });
  socket.on("error", () => {});
});

// The echo server of the API document. Run it, and talk to it from another terminal:
//
//     node echo.js
//     nc localhost 7000
function echo (socket) {
  socket.setEncoding("utf8");
  socket.addListener("connect", function () {
    socket.send("hello\r\n");
  });
  socket.addListener("receive", function (data) {
    socket.send(data);
  });
  socket.addListener("eof", function () {
    socket.send("goodbye\r\n");
    socket.close();
  });
}

var server = node.tcp.createServer(echo, { encoding: "utf8" });
server.listen(7000, "localhost");

// The echo server of the API document, which reads no more of a client that does not read, until it does. Run it, and talk to
// it from another terminal:
//
//     node echo.js [port]
//     nc localhost 7000
function echo(socket) {
  socket.setEncoding("utf8");
  socket.addListener("connect", function () {
    socket.send("hello\r\n");
  });
  socket.addListener("receive", function (data) {
    if (!socket.send(data)) socket.readPause();
  });
  socket.addListener("drain", function () {
    socket.readResume();
  });
  socket.addListener("eof", function () {
    socket.send("goodbye\r\n");
    socket.close();
  });
}

var server = node.tcp.createServer(echo, { encoding: "utf8" });
server.listen(ARGV[2] || 7000, "localhost");
puts("port " + server.port);

node.http
  .createServer(function (request, response) {
    var socket = node.websocket.accept(request, response);
    socket.addListener("message", function (message) {
      socket.send(message);
    });
  })
  .listen(ARGV[2], "127.0.0.1");

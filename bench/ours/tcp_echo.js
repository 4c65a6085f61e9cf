node.tcp
  .createServer(function (connection) {
    connection.setEncoding("bytes");
    connection.addListener("receive", function (data) {
      connection.send(data);
    });
    connection.addListener("eof", function () {
      connection.close();
    });
  })
  .listen(ARGV[2], "127.0.0.1");

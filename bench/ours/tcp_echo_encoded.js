var encoding = ARGV[3];
node.tcp
  .createServer(function (connection) {
    connection.setEncoding(encoding);
    connection.addListener("receive", function (data) {
      connection.send(data, encoding);
    });
    connection.addListener("eof", function () {
      connection.close();
    });
  })
  .listen(ARGV[2], "127.0.0.1");

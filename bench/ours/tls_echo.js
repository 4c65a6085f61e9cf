node.tcp
  .createServer(
    function (connection) {
      connection.setEncoding("bytes");
      connection.addListener("receive", function (data) {
        connection.send(data);
      });
      connection.addListener("eof", function () {
        connection.close();
      });
    },
    { secure: { certificateFile: ARGV[3], keyFile: ARGV[4] } },
  )
  .listen(ARGV[2], "127.0.0.1");

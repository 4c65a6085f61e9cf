// Short messages as strings of one character a byte, which costs less than a Uint8Array each.
node.tcp
  .createServer(function (connection) {
    connection.setEncoding("ascii");
    connection.addListener("receive", function (data) {
      connection.send(data, "ascii");
    });
    connection.addListener("eof", function () {
      connection.close();
    });
  })
  .listen("/tmp/bench-" + ARGV[2] + ".sock");

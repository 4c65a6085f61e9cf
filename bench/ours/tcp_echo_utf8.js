node.tcp.createServer(function (connection) {
  connection.setEncoding("utf8");
  connection.addListener("receive", function (data) { connection.send(data, "utf8"); });
  connection.addListener("eof", function () { connection.close(); });
}).listen(ARGV[2], "127.0.0.1");

// An echo server for datagrams: node udp_echo.js [port]. Try it: echo hello | nc -u -w1 127.0.0.1 7000
//
// What could not be sent is not missed: whoever asked will ask again. Nor is what finds 4 MiB waiting before it (the option
// maxBacklog), so what comes fast from many takes no more memory than that.
var server = node.udp.createSocket(function (bytes, from) {
  server.send(bytes, from.port, from.address);
});
server.bind(ARGV[2] || 7000, "127.0.0.1");
puts("port " + server.port);

process.addListener("SIGTERM", function () {
  puts("dropped " + server.dropped);
  server.close();
});

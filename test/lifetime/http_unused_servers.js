// Servers that never listened, or were closed, keep neither the process nor themselves alive.

for (var i = 0; i < 1000; i++) {
  var server = node.http.createServer(function () {}, { maxRequests: 5 });
  if (i % 100 === 0) {
    server.listen(0, "127.0.0.1");
    server.close();
  }
}

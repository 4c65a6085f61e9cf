var path = ARGV[3];
node.http
  .createServer(function (request, response) {
    node.fs.stat(path).addCallback(function (stats) {
      response.sendHeader(200, { "Content-Type": "text/plain", "Content-Length": stats.size });
      node.pump({ path: path }, response).addErrback(function () {});
    });
  })
  .listen(ARGV[2], "127.0.0.1");

// Looks at the headers of each request, which are made for it then.
node.http
  .createServer(function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    response.sendBody("Hello " + request.headers["Host"]);
    response.finish();
  })
  .listen(ARGV[2], "127.0.0.1");

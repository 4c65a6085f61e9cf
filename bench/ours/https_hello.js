node.http
  .createServer(
    function (request, response) {
      response.sendHeader(200, { "Content-Type": "text/plain" });
      response.sendBody("Hello World");
      response.finish();
    },
    { secure: { certificateFile: ARGV[3], keyFile: ARGV[4] } },
  )
  .listen(ARGV[2], "127.0.0.1");

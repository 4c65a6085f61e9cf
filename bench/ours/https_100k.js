var body = "";
while (body.length < 100 * 1024) body += "0123456789abcdef";
node.http
  .createServer(
    function (request, response) {
      response.sendHeader(200, { "Content-Type": "text/plain" });
      response.sendBody(body);
      response.finish();
    },
    { secure: { certificateFile: ARGV[3], keyFile: ARGV[4] } },
  )
  .listen(ARGV[2], "127.0.0.1");

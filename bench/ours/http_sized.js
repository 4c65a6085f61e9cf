// http_sized.js PORT SIZE: answers with as many characters.
var body = "0123456789abcdef".repeat(Math.ceil(ARGV[3] / 16)).slice(0, ARGV[3]);
node.http
  .createServer(function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    response.sendBody(body);
    response.finish();
  })
  .listen(ARGV[2], "127.0.0.1");

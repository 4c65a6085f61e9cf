node.http
  .createServer(function (request, response) {
    var body = "";
    request.setBodyEncoding("utf8");
    request.addListener("body", function (chunk) {
      body += chunk;
    });
    request.addListener("complete", function () {
      response.sendHeader(200, { "Content-Type": "application/octet-stream" });
      response.sendBody(body, "utf8");
      response.finish();
    });
  })
  .listen(ARGV[2], "127.0.0.1");

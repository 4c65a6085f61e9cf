var behind = node.http.createClient(ARGV[3], "127.0.0.1", { connections: 100 });
node.http
  .createServer(function (request, response) {
    var onward = behind.get(request.uri.relative, [["Host", request.header("Host")]]);
    onward.addListener("response", function (answer) {
      response.sendHeader(answer.statusCode, answer.headerList);
      node.pump(answer, response);
    });
    onward.addListener("error", function (error) {
      response.sendHeader(502, {});
      response.finish();
    });
    onward.finish();
  })
  .listen(ARGV[2], "127.0.0.1");

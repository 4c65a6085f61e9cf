var members = new Set();
var number = 0;
node.http
  .createServer(function (request, response) {
    if (request.uri.path === "/send") {
      var event = "id: " + ++number + "\ndata: the same for everybody\n\n";
      for (var member of members) member.sendBody(event);
      response.sendHeader(204, {});
      return response.finish();
    }
    response.sendHeader(200, { "Content-Type": "text/event-stream" });
    response.sendBody(": welcome\n");
    members.add(response);
    request.addListener("close", function () {
      members.delete(response);
    });
  })
  .listen(ARGV[2], "127.0.0.1");

var members = [];
node.http
  .createServer(function (request, response) {
    var member = node.websocket.accept(request, response);
    members.push(member);
    member.addListener("message", function (message) {
      var prepared = node.websocket.prepare(message);
      for (var i = 0; i < members.length; i++) members[i].send(prepared);
    });
    member.addListener("close", function () {
      members.splice(members.indexOf(member), 1);
    });
  })
  .listen(ARGV[2], "127.0.0.1");

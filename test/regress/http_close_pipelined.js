// close() of a connection or a server ends it after all the answers that are owed, not after the first of them.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

["connection", "server"].forEach(function (what) {
  var responses = [];
  var server = node.http.createServer(
    check.mustCall(function (request, response) {
      responses.push(response);
      if (responses.length < 2) return;
      if (what === "server") server.close();
      else request.connection.close();
      client.send("GET /3 HTTP/1.1\r\n\r\n"); // comes too late
      responses.forEach(function (response, i) {
        response.sendHeader(200);
        response.sendBody("answer " + i);
        response.finish();
      });
    }, 2),
  );
  server.listen(0, "127.0.0.1");
  var client = raw.connect(server.port);
  client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
  client.ended(
    check.mustCall(function (text) {
      check.equal(
        text,
        "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nanswer 0" +
          "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\nanswer 1",
      );
      server.close();
    }),
  );
});

// request.connection is made when first read, the same at each read and for each request, and closed after the end.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var requests = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    requests.push(request);
    response.sendHeader(200);
    response.finish();
  }, 2),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
client.when(
  "OK",
  check.mustCall(function () {
    check.equal(requests[0].connection, requests[1].connection);
    check.equal(requests[0].connection, requests[0].connection);
    check.equal(requests[0].connection.readyState, "open");
    requests[0].connection.addListener(
      "close",
      check.mustCall(function () {
        check.equal(requests[0].connection.readyState, "closed");
        check.equal(requests[1].connection, this);
      }),
    );
    server.close();
  }),
);

// A proxy of two pumps passes requests and responses through, whole.
var check = require("../check.js");

var SIZE = 500000;
var origin = node.http.createServer(function (request, response) {
  response.sendHeader(203, { "X-Origin": "yes" });
  node.pump(request, response);
});
origin.listen(0, "127.0.0.1");
var proxy = node.http.createServer(function (request, response) {
  var onward = node.http
    .createClient(origin.port)
    [request.method.toLowerCase()](request.uri.source, { "Connection": "close" });
  onward.addListener("response", function (answer) {
    response.sendHeader(answer.statusCode, answer.headers);
    node.pump(answer, response);
  });
  node.pump(request, onward);
});
proxy.listen(0, "127.0.0.1");

var client = node.http.createClient(proxy.port);
var post = client.post("/echo");
post.sendBody(new Uint8Array(SIZE).fill(7));
post.finish(
  check.mustCall(function (response) {
    var received = 0;
    check.equal(response.statusCode, 203);
    check.equal(response.headers["X-Origin"], "yes");
    response.setBodyEncoding("bytes");
    response.addListener("body", function (chunk) {
      received += chunk.length;
    });
    response.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(received, SIZE);
        origin.close();
        proxy.close();
      }),
    );
  }),
);

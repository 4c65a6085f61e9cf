// Inside any listener of a client, wait() on another client's answer works.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody(request.uri.path);
  response.finish();
});
server.listen(0, "127.0.0.1");
var base = "http://127.0.0.1:" + server.port;

var request = node.http.createClient(server.port).get("/outer");
request.finish(
  check.mustCall(function (response) {
    check.equal(node.http.cat(base + "/1").wait(), "/1");
    response.setBodyEncoding("utf8");
    response.addListener(
      "body",
      check.mustCall(function (chunk) {
        check.equal(chunk, "/outer");
        check.equal(node.http.cat(base + "/2").wait(), "/2");
      }),
    );
    response.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(node.http.cat(base + "/3").wait(), "/3");
        server.close();
      }),
    );
  }),
);

// Pipelined requests are answered in their order, whatever order the script finishes them in.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var responses = {};
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    responses[request.uri.path] = response;
    if (request.uri.path !== "/d") return;
    ["/d", "/b", "/c", "/a"].forEach(function (path, turn) {
      setTimeout(function () {
        responses[path].sendHeader(200);
        responses[path].sendBody(path);
        responses[path].finish();
      }, 1 + turn);
    });
  }, 4),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\nGET /d HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.deepEqual(text.match(/\/[abcd]/g), ["/a", "/b", "/c", "/d"]);
    server.close();
  }),
);

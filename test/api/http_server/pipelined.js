// Pipelined requests are answered in their order, whatever order the script finishes them in.
var check = require("../check.js"), raw = require("fixtures/raw.js");
var delays = { "/a": 30, "/b": 1, "/c": 15, "/d": 0 };
var finished = [];
var server = node.http.createServer(check.mustCall(function (request, response) {
  var path = request.uri.path;
  setTimeout(function () {
    finished.push(path);
    response.sendHeader(200);
    response.sendBody(path);
    response.finish();
  }, delays[path]);
}, 4));
server.listen(0, "127.0.0.1");
raw.exchange(server.port, "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\nGET /d HTTP/1.1\r\n\r\n",
             check.mustCall(function (text) {
  check.deepEqual(finished, ["/d", "/b", "/c", "/a"]);
  check.deepEqual(text.match(/\/[abcd]/g), ["/a", "/b", "/c", "/d"]);
  server.close();
}));

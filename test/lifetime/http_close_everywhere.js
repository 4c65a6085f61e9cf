// forceClose() in any callback of a request ends it: "close" once, nothing after it, and no crash.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");
var BODY = "POST /body HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n";
var left = 4;
function client(bytes) {
  var c = raw.connect(server.port);
  c.send(bytes);
  c.ended(
    check.mustCall(function () {
      if (--left === 0) server.close();
    }),
  );
}
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var where = request.uri.file;
    var ended = false;
    function end() {
      check.equal(ended, false, where + " after the end");
      request.connection.forceClose();
      request.connection.forceClose();
      ended = true;
    }
    request.addListener(
      "close",
      check.mustCall(function () {
        request.addListener("complete", check.mustNotCall("complete after close"));
        check.equal(response.finish(), false);
      }),
    );
    if (where === "listener") end();
    if (where === "body") request.addListener("body", check.mustCall(end));
    if (where === "complete") request.addListener("complete", check.mustCall(end));
    if (where === "drain") {
      response.sendHeader(200);
      response.addListener("drain", check.mustCall(end));
      while (response.sendBody(new Array(10001).join("x")));
    }
  }, 4),
);
server.listen(0, "127.0.0.1");
client("GET /listener HTTP/1.1\r\n\r\n");
client(BODY);
client(BODY.replace("/body", "/complete"));
client("GET /drain HTTP/1.1\r\n\r\n");

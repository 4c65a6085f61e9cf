// pause() takes effect at once: no event of the request, and no further request, until resume().
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var log = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    log.push(request.uri.path);
    request.setBodyEncoding("utf8");
    request.addListener("body", function (chunk) {
      log.push(chunk);
      request.pause();
      setTimeout(function () {
        log.push("resume");
        request.resume();
      }, 5);
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        log.push("complete");
        response.sendHeader(200);
        response.finish();
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST /1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\nGET /2 HTTP/1.1\r\n\r\n",
  check.mustCall(function () {
    check.equal(log.join(" "), "/1 a resume b resume complete /2 complete");
    server.close();
  }),
);

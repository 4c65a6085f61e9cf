// An async listener may await before it answers.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(async function (request, response) {
    await null;
    await new Promise(function (resolve) {
      setTimeout(resolve, 1);
    });
    response.sendHeader(200);
    response.sendBody("awaited");
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nawaited");
    server.close();
  }),
);

// The web server of the API document's synopsis answers "Hello World" after its timer.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(function (request, response) {
  setTimeout(function () {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    response.sendBody("Hello World");
    response.finish();
  }, 20);
});
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 11\r\n\r\nHello World",
    );
    server.close();
  }),
);

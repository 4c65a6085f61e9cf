// No body bytes go out for HEAD, 204, 205 and 304, whatever the script sends; the connection goes on.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(Number(request.uri.file), request.uri.query ? { "Content-Length": 3 } : {});
    response.sendBody("abc");
    if (request.method !== "GET")
      return setTimeout(function () {
        response.sendBody("def");
        response.finish();
      }, 1);
    response.finish();
  }, 8),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "HEAD /200?length HTTP/1.1\r\n\r\nHEAD /200 HTTP/1.1\r\n\r\nGET /204 HTTP/1.1\r\n\r\n" +
    "GET /204?length HTTP/1.1\r\n\r\nGET /304?length HTTP/1.1\r\n\r\n" +
    "GET /205 HTTP/1.1\r\n\r\nPOST /205?length HTTP/1.1\r\n\r\nGET /200 HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nHTTP/1.1 200 OK\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n" +
        "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n" +
        "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n" +
        "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n" +
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
    );
    server.close();
  }),
);

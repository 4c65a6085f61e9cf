// ascii bodies are strings of a character a byte, "bytes" bodies Uint8Arrays of their own memory.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var kept = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.setBodyEncoding(request.uri.path === "/ascii" ? node.ASCII : "bytes");
    request.addListener(
      "body",
      check.mustCall(function (chunk) {
        kept.push(chunk);
      }),
    );
    request.addListener(
      "complete",
      check.mustCall(function () {
        response.sendHeader(200);
        response.finish();
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "POST /ascii HTTP/1.1\r\nContent-Length: 2\r\n\r\na\xe9POST /bytes HTTP/1.1\r\nContent-Length: 2\r\n\r\n\0\xff",
  check.mustCall(function () {
    check.equal(kept[0], "a\xe9");
    check.ok(kept[1] instanceof Uint8Array);
    check.deepEqual(Array.prototype.slice.call(kept[1]), [0, 255]);
    server.close();
  }),
);

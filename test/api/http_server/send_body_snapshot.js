// A chunk's bytes are those it had when sendBody was called.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var array = [97],
      view = new Uint8Array([98]);
    response.sendHeader(200);
    response.sendBody(array);
    response.sendBody(view);
    array[0] = view[0] = 99;
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(raw.body(text), "ab");
    server.close();
  }),
);

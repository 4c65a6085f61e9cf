// A body of any size that is finished in its turn has a Content-Length, though sendBody says false when much waits.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var big = new Array(200001).join("x"),
  pieces = [];
for (var i = 0; i < 200; i++) pieces.push(new Uint8Array(1000));
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.addListener("drain", check.mustNotCall("drain of a finished response"));
    response.sendHeader(200);
    if (request.uri.path === "/one") {
      check.equal(response.sendBody(big), false);
    } else {
      pieces.forEach(function (piece, index) {
        check.equal(response.sendBody(piece), index < 65);
      });
    }
    response.finish();
  }, 2),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET /one HTTP/1.1\r\n\r\nGET /pieces HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    var head = "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n";
    check.equal(text.slice(0, head.length), head);
    check.equal(text.length, 2 * (head.length + 200000));
    check.equal(text.slice(head.length + 200000, 2 * head.length + 200000), head);
    server.close();
  }),
);
